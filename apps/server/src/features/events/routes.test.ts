import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { RawEvent } from '@desirepath/contract/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveApp } from '../../testing/serve-app.testing.ts';

let server: Awaited<ReturnType<typeof serveApp>>;
const FORMULA = '=HYPERLINK("http://evil.example","a, b")';

beforeAll(async () => {
  server = await serveApp();
  await server.visit([
    { type: 'page_view', path: '/cart', title: '＝1+1' },
    { type: 'custom', name: 'order', value: 20, props: { total: 20, currency: 'EUR', 'gift.wrapped': true } },
    { type: 'custom', name: 'order', props: { total: 50, currency: 'CHF' } },
    { type: 'custom', name: FORMULA, props: { total: 1 } },
  ]);
  await server.visit([{ type: 'page_view' }]);
});
afterAll(() => server.close());

const get = async <Item>(what: string, query: Record<string, string> = {}) => {
  const answer = await server.call('GET', `/events/${what}?${server.today}&${new URLSearchParams(query)}`);
  return answer.json<{ items: Item[]; next_cursor: string | null }>();
};

describe('events that were seen', () => {
  it('are listed by type, custom ones by name', async () => {
    const { items } = await get<{ type: string; name: string; events: number; sessions: number }>('names');
    expect(items).toMatchObject([
      { type: 'custom', name: 'order', events: 2, sessions: 1 },
      { type: 'page_view', name: '', events: 2, sessions: 2 },
      { type: 'custom', name: FORMULA, events: 1 },
    ]);
  });

  it('have properties with types, and values', async () => {
    expect((await get('properties', { type: 'custom', name: 'order' })).items).toEqual([
      { property: 'currency', events: 2, types: ['String'] },
      { property: 'total', events: 2, types: ['Int64'] },
      { property: 'gift.wrapped', events: 1, types: ['Bool'] },
    ]);
    expect((await get('values', { type: 'custom', property: 'total' })).items).toEqual([
      { value: '1', events: 1 },
      { value: '20', events: 1 },
      { value: '50', events: 1 },
    ]);
    expect((await get('values', { property: 'currency', search: 'eu' })).items).toEqual([{ value: 'EUR', events: 1 }]);
  });

  it('are listed newest first, page by page, and narrowed by what they are', async () => {
    const first = await get<RawEvent>('list', { limit: '2' });
    const second = await get<RawEvent>('list', { limit: '3', cursor: first.next_cursor ?? '' });
    expect([...first.items, ...second.items].map(({ type }) => type).sort()).toEqual(
      ['custom', 'custom', 'custom', 'page_view', 'page_view'].sort(),
    );
    expect(second.next_cursor).toBeNull();
    const narrowed = { act: 'order?total>=50', where: 'page:/cart' };
    await expect
      .poll(async () => (await get<RawEvent>('list', narrowed)).items)
      .toMatchObject([{ name: 'order', value: null, properties: { total: 50, currency: 'CHF' } }]);
  });
});

describe('an export', () => {
  const file = (format: string) => server.call('GET', `/events/export?${server.today}&format=${format}`);

  it('as CSV has a head and the mark by which Excel knows UTF-8, and nothing in it is a formula', async () => {
    const answer = await file('csv');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="events.csv"');
    const lines = answer.body.trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/^\ufeffat,type,name,/);
    expect(answer.body).toContain(`"'${FORMULA.replaceAll('"', '""')}"`);
    expect(answer.body).toContain(`"'＝1+1"`);
  });

  it('as lines of JSON is what was measured', async () => {
    const rows = (await file('jsonl')).body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(5);
    const order = rows.find(({ properties }) => properties.currency === 'EUR');
    expect(order).toMatchObject({ type: 'custom', name: 'order', value: 20 });
    const listed = (await get<RawEvent>('list', {})).items;
    const propertiesOf = (all: Pick<RawEvent, 'properties'>[]) =>
      all.map(({ properties }) => JSON.stringify(properties)).sort();
    expect(propertiesOf(rows)).toEqual(propertiesOf(listed));
    expect(order.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('as Parquet is such a file from its first bytes to its last', async () => {
    const { rawPayload } = await file('parquet');
    expect(rawPayload.subarray(0, 4).toString()).toBe('PAR1');
    expect(rawPayload.subarray(-4).toString()).toBe('PAR1');
  });

  it('into a file is for nobody but its user', async () => {
    const path = join(server.folder, 'events.csv');
    const days = { from: '2026-01-01', to: '2100-01-01' };
    await server.app.carryOut('export', { site: server.site.id, ...days, format: 'csv', file: path });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('into a file that cannot be is refused in a sentence', async () => {
    const path = join(server.folder, 'events.csv', 'below-a-file.csv');
    const days = { from: '2026-01-01', to: '2100-01-01' };
    const order = { site: server.site.id, ...days, format: 'csv', file: path };
    await expect(server.app.carryOut('export', order)).rejects.toMatchObject({
      name: 'JobFailed',
      message: expect.stringContaining(join(server.folder, 'events.csv')),
    });
  });

  it('of a pattern that is none is refused before it begins', async () => {
    const { today, call } = server;
    const act = encodeURIComponent('order?currency~=(');
    const answer = await call('GET', `/events/export?${today}&format=csv&act=${act}`);
    expect(answer.json()).toMatchObject({ code: 'invalid_input' });
  });

  it('is for those who may see the site', async () => {
    const eve = await server.signUp('eve@example.com');
    const answer = await server.call('GET', `/events/export?${server.today}&format=csv`, undefined, eve);
    expect(answer.statusCode).toBe(404);
  });
});

it('what came before it was known whose it is has the user, in the list and in a file', async () => {
  const visitor_id = crypto.randomUUID();
  await server.visit([{ type: 'custom', name: 'before' }], { visitor_id });
  await server.visit([{ type: 'identify' }], { visitor_id, user_id: 'u-1' });
  const { items } = await get<RawEvent>('list', { type: 'custom', name: 'before' });
  expect(items.map(({ user_id }) => user_id)).toEqual(['u-1']);
  const file = await server.call('GET', `/events/export?${server.today}&format=jsonl&type=custom&name=before`);
  expect(JSON.parse(file.body)).toMatchObject({ name: 'before', user_id: 'u-1' });
});
