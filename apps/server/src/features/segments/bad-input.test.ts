import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serveApp } from '../../testing/serve-app.testing.ts';

let server: Awaited<ReturnType<typeof serveApp>>;
beforeAll(async () => {
  server = await serveApp();
  await server.visit([
    { type: 'page_view' },
    { type: 'custom', name: 'order', props: { note: `${'a'.repeat(1_000)}!`, plan: 'pro' } },
  ]);
  await vi.waitFor(async () => {
    const { totals } = (await server.call('GET', `/trends/overview?${server.today}`)).json();
    expect(totals.sessions).toBe(1);
  }, 30_000);
});
afterAll(() => server.close());

const act = (text: string) => `did:${text.replace(/[~:;]/g, (sign) => `~${sign}`)}`;
const size = async (where: string) => {
  const answer = await server.call('GET', `/segments/size?${server.today}&where=${encodeURIComponent(where)}`);
  return [answer.statusCode, answer.json().sessions ?? answer.json().code];
};

describe('a segment', () => {
  it.each([
    ['that contradicts itself', 'device:desktop;!device:desktop'],
    ['of more pages than it has', 'pageviews:900000'],
    ['of what nobody did', act('order?plan=none')],
  ])('%s is nobody', async (_, where) => {
    expect(await size(where)).toEqual([200, 0]);
  });

  it.each([
    ['of no kind', 'nonsense:1'],
    ['that ends before it begins', 'pageviews:9:2'],
    ['with a broken expression', act('order?note~=(')],
    ['with an expression of more letters than are taken', act(`order?note~=${'a'.repeat(201)}`)],
    ['with more conditions than are taken', Array(21).fill('rage').join(';')],
    ['that is gone', `segment:${crypto.randomUUID()}`],
  ])('%s is refused, with a reason', async (_, where) => {
    expect(await size(where)).toEqual([400, 'invalid_input']);
  });

  it('with an expression that never ends elsewhere is answered in time', async () => {
    // Backtracking would try 2^1000 ways; RE2 reads each letter once.
    expect(await size(act('order?note~=^(a+)+$'))).toEqual([200, 0]);
    expect(await size(act('order?note~=^(a|a)*!$'))).toEqual([200, 1]);
  });
});

describe('a hundred years', () => {
  it.each([
    '/trends/overview?',
    '/trends/breakdown?by=page&',
    '/trends/vitals?',
    '/trends/robots?',
    '/paths?',
    '/paths/journeys?',
    '/retention?',
    '/events/names?',
    '/events/values?property=plan&',
    '/segments/size?',
    '/heatmaps/query?path=/&',
    '/recordings?',
    '/forms?',
    '/pages?',
    '/annotations?',
  ])('are refused: %s', async (url) => {
    const answer = await server.call('GET', `${url}site=${server.site.id}&from=1971-01-01&to=2070-12-31`);
    expect([answer.statusCode, answer.json().code], answer.body).toEqual([400, 'range_too_long']);
  });
});
