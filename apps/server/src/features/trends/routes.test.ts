import type { Goal } from '@desirepath/contract/goals';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveApp } from '../../testing/serve-app.testing.ts';

let server: Awaited<ReturnType<typeof serveApp>>;
let goal: Goal;

beforeAll(async () => {
  server = await serveApp();
  const order = (props: Record<string, string | number>, value?: number) => ({
    type: 'custom' as const,
    name: 'order',
    props,
    ...(value === undefined ? {} : { value }),
  });
  await server.visit([{ type: 'page_view', path: '/cart' }, order({ total: 20, plan: 'pro' }), order({ total: 5 })]);
  await server.visit([
    { type: 'page_view' },
    order({ total: 'lots', plan: 'free', value: 7 }),
    { type: 'js_error', name: 'x' },
  ]);
  await server.visit([{ type: 'page_view' }, { type: 'rage_click' }]);
  const { json } = await server.call('POST', '/goals', {
    site: server.site.id,
    name: 'Order',
    act: 'order',
    worth: 'property',
    worth_property: 'total',
  });
  goal = json<Goal>();
});
afterAll(() => server.close());

const ask = async (what: string, query: Record<string, string> = {}) =>
  (await server.call('GET', `/trends/${what}?${server.today}&${new URLSearchParams(query)}`)).json();

describe('a goal', () => {
  it('is counted once a session, its worth as often as it is reached', async () => {
    await expect
      .poll(async () => (await ask('overview', { goal: goal.id })).totals)
      .toMatchObject({
        sessions: 3,
        conversions: 2,
        revenue: 25,
        errors: 1,
        frustration_rate: 1 / 3,
      });
    expect((await ask('overview')).totals).toMatchObject({ conversions: 0, revenue: 0 });
  });

  it('stands in every breakdown', async () => {
    const rowsBy = async (query: Record<string, string>) =>
      (await ask('breakdown', { ...query, goal: goal.id })).items.map(
        (row: { value: string; sessions: number; conversions: number; revenue: number }) =>
          [row.value, row.sessions, row.conversions, row.revenue].join(' '),
      );
    expect(await rowsBy({ by: 'page' })).toEqual(['/ 2 1 0', '/cart 1 1 25']);
    expect(await rowsBy({ by: 'device' })).toEqual(['desktop 3 2 25']);
    expect((await rowsBy({ by: 'property', event: 'order', property: 'plan' })).sort()).toEqual([
      'free 1 1 0',
      'pro 1 1 25',
    ]);
  });

  it('is a condition of a segment', async () => {
    expect((await ask('overview', { where: `goal:${goal.id}` })).totals.sessions).toBe(2);
    expect((await ask('overview', { where: `!goal:${goal.id}` })).totals.sessions).toBe(1);
  });

  it('that is an event is found by the name of that, as addresses had it', async () => {
    expect((await ask('overview', { goal: 'event:order' })).totals).toMatchObject({ conversions: 2, revenue: 25 });
    expect(await ask('overview', { goal: 'event:refund' })).toMatchObject({ code: 'goal_not_found' });
  });

  it('is worth what the event says by itself', async () => {
    const fields = { site: server.site.id, name: 'Plain order', act: 'order', worth: 'value' };
    const { id } = (await server.call('POST', '/goals', fields)).json<Goal>();
    expect((await ask('overview', { goal: id })).totals).toMatchObject({ conversions: 2, revenue: 7 });
  });

  it('is worth nothing where somebody says it is worth more than all others', async () => {
    const { site, call, visit } = server;
    const gift = (value: number) => ({ type: 'custom' as const, name: 'gift', value, props: { total: String(value) } });
    await visit([{ type: 'page_view' }, gift(5), ...[1.5e308, 1.5e308, -1e20].map(gift)]);
    for (const worth of ['value', 'property']) {
      const fields = { site: site.id, name: worth, act: 'gift', worth, worth_property: 'total' };
      const { id } = (await call('POST', '/goals', fields)).json<Goal>();
      await expect
        .poll(async () => (await ask('overview', { goal: id })).totals)
        .toMatchObject({ conversions: 1, revenue: 5 });
      expect((await ask('breakdown', { by: 'device', goal: id })).items).toMatchObject([{ revenue: 5 }]);
    }
  });

  it('is worth nothing where an event says that it is in another currency', async () => {
    const { site, call, visit } = server;
    const fee = (value: number, props: Record<string, string> = {}) => ({
      type: 'custom' as const,
      name: 'fee',
      value,
      props,
    });
    await visit([
      { type: 'page_view' },
      ...[fee(1), fee(2, { currency: 'eur' }), fee(4, { currency: 'EUR' }), fee(8, { currency: 'JPY' })],
    ]);
    const fields = { site: site.id, name: 'Fee', act: 'fee', worth: 'value' };
    expect((await call('POST', '/goals', { ...fields, currency: 'euros' })).json()).toMatchObject({
      code: 'invalid_input',
      issues: [{ path: 'currency', code: 'not_currency' }],
    });
    const { id, currency } = (await call('POST', '/goals', { ...fields, currency: 'EUR' })).json<Goal>();
    expect(currency).toBe('EUR');
    await expect
      .poll(() => ask('overview', { goal: id }))
      .toMatchObject({ totals: { conversions: 1, revenue: 7 }, currency: 'EUR' });
    expect(await ask('breakdown', { by: 'device', goal: id })).toMatchObject({
      items: [{ revenue: 7 }],
      currency: 'EUR',
    });
    const { currency: none } = (await call('PUT', `/goals/${id}`, fields)).json<Goal>();
    expect(none).toBeNull();
    expect(await ask('overview', { goal: id })).toMatchObject({ totals: { revenue: 15 }, currency: null });
  });

  it('that is none is refused', async () => {
    expect(await ask('overview', { goal: crypto.randomUUID() })).toMatchObject({ code: 'goal_not_found' });
  });
});

describe('the overview', () => {
  it('stands beside the days before or those of a year ago, which are drawn where that is asked', async () => {
    const plain = await ask('overview');
    expect(plain.previous_series).toEqual([]);
    const year = await ask('overview', { compare: 'year', interval: 'minute' });
    expect(year.series).toHaveLength(24 * 60);
    // Today is not over, and what it is compared with goes no further than it has come.
    const minutes = Number(year.compared.until.slice(0, 2)) * 60 + Number(year.compared.until.slice(3));
    expect(year.previous_series).toHaveLength(minutes);
    expect(Date.parse(year.series[0].at) - Date.parse(year.previous_series[0].at)).toBeGreaterThan(364 * 86_400_000);
  });

  it('refuses more points than anybody could see, and more days than it looks at', async () => {
    const days = (from: string, to: string) =>
      server.call('GET', `/trends/overview?site=${server.site.id}&from=${from}&to=${to}&interval=minute`);
    expect((await days('2026-01-01', '2026-01-05')).json()).toMatchObject({ code: 'too_many_points' });
    expect((await days('1971-01-01', '2071-01-01')).json()).toMatchObject({ code: 'range_too_long' });
  });
});

it('annotations are told of the days they are in, and deleted by those who may see the site', async () => {
  const { site, call, today, signUp } = server;
  const made = await call('POST', '/annotations', { site: site.id, text: 'Release 2.4' });
  expect(made.statusCode).toBe(201);
  await call('POST', '/annotations', { site: site.id, text: 'Long ago', at: '2020-01-01T00:00:00.000Z' });
  expect((await call('GET', `/annotations?${today}`)).json()).toEqual({ items: [made.json()] });
  const told = { site: site.id, text: 'As git and date write it', at: '2026-03-29T01:30:00+05:45' };
  expect((await call('POST', '/annotations', told)).json()).toMatchObject({ at: '2026-03-28T19:45:00.000Z' });
  const one = `/annotations/${made.json<{ id: string }>().id}`;
  const eve = await signUp('eve@example.com');
  expect((await call('DELETE', `${one}?site=${site.id}`, undefined, eve)).statusCode).toBe(404);
  expect((await call('DELETE', `${one}?site=${site.id}`)).statusCode).toBe(204);
});
