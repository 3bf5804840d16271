import type { SavedSegment } from '@desirepath/contract/segments';
import type { Site } from '@desirepath/contract/sites';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveApp } from '../../../testing/serve-app.testing.ts';

let server: Awaited<ReturnType<typeof serveApp>>;
const call: (typeof server)['call'] = (...request) => server.call(...request);
let site: Site;
let eve: string;

beforeAll(async () => {
  server = await serveApp();
  site = server.site;
  eve = await server.signUp('eve@example.com');
  for (const path of ['/', '/cart', '/cart']) await server.visit([{ type: 'page_view', path }]);
});
afterAll(() => server.close());

async function save(name: string, where: string): Promise<SavedSegment> {
  const answer = await call('POST', '/segments', { site: site.id, name, filter: { where } });
  expect(answer.statusCode).toBe(201);
  return answer.json<SavedSegment>();
}

const size = async (where: string) =>
  (await call('GET', `/segments/size?${server.today}&where=${encodeURIComponent(where)}`)).json();

const problemOf = async (answer: ReturnType<typeof call>) => {
  const { code, message, issues } = (await answer).json();
  return `${code}: ${issues?.[0]?.message ?? message}`;
};

describe('a saved segment', () => {
  let cart: SavedSegment;
  beforeAll(async () => {
    cart = await save('Cart', 'page:/cart');
  });

  it('stands for its conditions, and can be a part of another one', async () => {
    const others = await save('Not the cart', `!segment:${cart.id}`);
    await expect.poll(() => size(`segment:${cart.id}`)).toMatchObject({ sessions: 2, visitors: 2, all_sessions: 3 });
    expect(await size(`segment:${others.id}`)).toMatchObject({ sessions: 1, all_visitors: 3 });
    expect(await size(`(segment:${cart.id}|segment:${others.id})`)).toMatchObject({ sessions: 3 });
    expect(await size(`segment:${cart.id};segment:${others.id}`)).toMatchObject({ sessions: 0 });
  });

  it('is listed by name, changed and deleted', async () => {
    const made = await save('A passing one', 'rage');
    const one = `/segments/${made.id}`;
    const changed = await call('PATCH', one, { site: site.id, name: 'Another one', filter: { device: 'mobile' } });
    expect(changed.json()).toEqual({ ...made, name: 'Another one', filter: { device: 'mobile' } });
    const { items } = (await call('GET', `/segments?site=${site.id}`)).json<{ items: SavedSegment[] }>();
    expect(items[0]).toEqual(changed.json());
    expect((await call('DELETE', `${one}?site=${site.id}`)).statusCode).toBe(204);
    expect((await call('DELETE', `${one}?site=${site.id}`)).statusCode).toBe(404);
  });

  it('is refused where it would contain itself, and the way it does is named', async () => {
    const outer = await save('Outer', `segment:${cart.id}`);
    const change = call('PATCH', `/segments/${cart.id}`, { site: site.id, filter: { where: `segment:${outer.id}` } });
    expect(await problemOf(change)).toBe('invalid_input: “This segment” contains itself, by way of Outer.');
  });

  it('is refused where it names one that is not there, or too much', async () => {
    const create = (where: string) => call('POST', '/segments', { site: site.id, name: 'Wrong', filter: { where } });
    const nowhere = crypto.randomUUID();
    expect(await problemOf(create(`segment:${nowhere}`))).toContain('The segment that this asks for was deleted');
    expect(await problemOf(create('nonsense'))).toContain('There is no condition "nonsense"');
    const wide = await save('Wide', Array(19).fill('rage').join(';'));
    expect(await problemOf(create(Array(4).fill(`segment:${wide.id}`).join(';')))).toContain('More than 60 conditions');
  });

  it('stays while another one is made of it', async () => {
    await save('Made of it', `!(segment:${cart.id}|rage)`);
    expect(await problemOf(call('DELETE', `/segments/${cart.id}?site=${site.id}`))).toContain('“Made of it”');
  });

  it('stays while a board, an alert or a saved view of recordings filters by it, and they are named', async () => {
    const used = await save('Used', 'rage');
    const where = `!(segment:${used.id}|dead)`;
    const board = await call('POST', '/boards', { site: site.id, name: 'Wall', filter: { where } });
    const rule = { kind: 'above', value: 1 };
    const watch = { kind: 'number', metric: 'visitors', per: 'hour', rule, where };
    const alert = await call('POST', '/alerts', { site: site.id, name: 'Anger', watch });
    const view = await call('POST', '/recording-views', { site: site.id, name: 'To watch', filter: { where } });
    const remove = () => call('DELETE', `/segments/${used.id}?site=${site.id}`);
    const refused = await remove();
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({
      code: 'segment_in_use',
      issues: [
        { code: 'segment_in_boards', values: { names: '“Wall”' } },
        { code: 'segment_in_alerts', values: { names: '“Anger”' } },
        { code: 'segment_in_recording_views', values: { names: '“To watch”' } },
      ],
    });
    await call('DELETE', `/boards/${board.json().id}?site=${site.id}`);
    await call('DELETE', `/alerts/${alert.json().id}?site=${site.id}`);
    await call('DELETE', `/recording-views/${view.json().id}?site=${site.id}`);
    expect((await remove()).statusCode).toBe(204);
  });

  it('has a name of its own', async () => {
    const twice = call('POST', '/segments', { site: site.id, name: 'Cart', filter: {} });
    expect((await twice).statusCode).toBe(409);
  });

  it('is as missing to a stranger as their site', async () => {
    expect((await call('GET', `/segments?site=${site.id}`, undefined, eve)).statusCode).toBe(404);
    const own = (await call('POST', '/sites', { domain: 'eve.example' }, eve)).json<Site>();
    const stolen = call(
      'GET',
      `/segments/size?${server.today.replace(/^site=\d+/, `site=${own.id}`)}&where=segment:${cart.id}`,
      undefined,
      eve,
    );
    expect(await problemOf(stolen)).toContain('The segment that this asks for was deleted');
  });
});
