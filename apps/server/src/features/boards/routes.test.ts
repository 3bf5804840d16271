import type { Board, TileAnswered } from '@desirepath/contract/boards';
import type { Funnel } from '@desirepath/contract/funnels';
import type { Shown, TileContent } from '@desirepath/contract/tiles';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serveApp } from '../../testing/serve-app.testing.ts';

let served: Awaited<ReturnType<typeof serveApp>>;
let stranger: string;
/** Things of the site that tiles are about. */
let funnel: string;
let goal: string;
let form: string;

const call = (...args: Parameters<typeof served.call>) => served.call(...args);
const tileOf = (shows: Partial<Shown> & Pick<Shown, 'kind'>, rest: Partial<TileContent> = {}) => ({
  title: shows.kind,
  shows,
  ...rest,
});
const refusal = async (...args: Parameters<typeof served.call>) => {
  const answer = await call(...args);
  return [answer.statusCode, answer.json().code];
};
const makeBoard = async (name: string, fields: object = {}): Promise<Board> =>
  (await call('POST', '/boards', { site: served.site.id, name, ...fields })).json();
const withTile = async (board: Board, tile: object) =>
  (await call('POST', `/boards/${board.id}/tiles`, { site: board.site, ...tile })).json<Board>();
const ask = async (board: Board, index = 0, more = '') =>
  call('GET', `/boards/${board.id}/tiles/${board.tiles[index]?.id}/answer?site=${board.site}${more}`);

beforeAll(async () => {
  served = await serveApp();
  stranger = await served.signUp('eve@example.com');
  const site = served.site.id;
  await served.visit([
    { type: 'page_view', path: '/' },
    { type: 'page_view', path: '/cart' },
    { type: 'custom', name: 'order', value: 20, path: '/cart' },
    { type: 'form_view', name: 'checkout', path: '/cart' },
  ]);
  await served.visit([{ type: 'page_view', path: '/' }]);
  const steps = [
    { type: 'page', value: '/' },
    { type: 'page', value: '/cart' },
  ];
  funnel = (await call('POST', '/funnels', { site, name: 'To the cart', steps })).json().id;
  goal = (await call('POST', '/goals', { site, name: 'Order', act: 'order', worth: 'value' })).json().id;
  form = (await call('POST', '/forms', { site, key: 'checkout' })).json().id;
  await vi.waitFor(async () => {
    const { totals } = (await call('GET', `/trends/overview?${served.today}`)).json();
    expect(totals.sessions).toBe(2);
  }, 30_000);
});
afterAll(() => served.close());

describe('a tile', () => {
  it('of every kind is answered as its view answers', async () => {
    const kinds: [Partial<Shown> & Pick<Shown, 'kind'>, object][] = [
      [{ kind: 'figures', metrics: ['visitors'] }, { overview: { totals: { sessions: 2, pageviews: 3 } } }],
      [{ kind: 'trend', metric: 'sessions', compare: 'previous' }, { overview: { interval: 'hour' } }],
      [
        { kind: 'breakdown', by: 'page' },
        { visitors: 2, breakdown: { items: [{ value: '/' }, { value: '/cart' }] } },
      ],
      [
        { kind: 'funnel', funnel },
        { name: 'To the cart', analytics: { steps: [{ count: 2 }, { count: 1 }] } },
      ],
      [{ kind: 'paths' }, { flow: { sessions: 2 } }],
      [{ kind: 'retention' }, { retention: { period: 'week' } }],
      [
        { kind: 'goals', goals: [goal] },
        { sessions: 2, goals: [{ name: 'Order', conversions: 1, revenue: 20 }] },
      ],
      [{ kind: 'vitals' }, { vitals: { items: [] } }],
      [{ kind: 'live' }, { now: { visitors: 2 } }],
      [
        { kind: 'heatmap', map: 'click', path: '/' },
        { total: 0, elements: [] },
      ],
      [
        { kind: 'form', form },
        { name: 'checkout', figures: { views: 1 } },
      ],
      [{ kind: 'events' }, {}],
    ];
    const tiles = kinds.map(([shows]) => ({ ...tileOf(shows), place: { x: 0, y: 0, w: 4, h: 4 } }));
    const board = await makeBoard('All there is', { days: { preset: 'today' }, tiles });
    for (const [index, [{ kind }, expected]] of kinds.entries()) {
      const answered = await ask(board, index);
      expect(answered.statusCode, `${kind} ${answered.body}`).toBe(200);
      expect(answered.json<TileAnswered>().answer, kind).toMatchObject({ kind, ...expected });
    }
  });

  it('has the days and the filter of its board, unless it has its own or others are asked for', async () => {
    const ofBoard = await makeBoard('Filters', { days: { preset: 'today' }, filter: { page: '/cart' } });
    const figures = tileOf({ kind: 'figures', metrics: ['sessions'] });
    await withTile(ofBoard, figures);
    await withTile(ofBoard, { ...figures, filter: {} });
    const board = await withTile(ofBoard, { ...figures, days: { from: '2020-01-01', to: '2020-01-02' } });
    const sessions = async (index: number, more = '') =>
      (await ask(board, index, more)).json().answer.overview.totals.sessions;
    expect(await sessions(0)).toBe(1);
    expect(await sessions(1)).toBe(2);
    expect(await sessions(2)).toBe(0);
    expect(await sessions(0, '&page=%2F')).toBe(2);
    expect(await sessions(0, '&from=2020-01-01&to=2020-01-02')).toBe(0);
  });

  it('of what is gone, or of another site, says so and lets the others be', async () => {
    const other = (await call('POST', '/sites', { domain: 'other.example' })).json();
    const elsewhere = (await call('POST', '/boards', { site: other.id, name: 'Elsewhere' })).json<Board>();
    expect((await ask(await withTile(elsewhere, tileOf({ kind: 'funnel', funnel })))).json().code).toBe(
      'funnel_not_found',
    );
    const board = await withTile(await makeBoard('Gone'), tileOf({ kind: 'goals', goals: [crypto.randomUUID()] }));
    expect((await ask(board)).json().code).toBe('goal_not_found');
  });

  it('is placed where there is room, a funnel as high as its steps, moved, changed and taken off', async () => {
    const made = await withTile(await makeBoard('Moving'), tileOf({ kind: 'vitals' }));
    const board = await withTile(made, tileOf({ kind: 'live' }));
    const [first, second] = board.tiles;
    expect([first?.place, second?.place]).toEqual([
      { x: 0, y: 0, w: 6, h: 5 },
      { x: 6, y: 0, w: 6, h: 5 },
    ]);
    const steps = Array.from({ length: 6 }, (_, step) => ({ type: 'page', value: `/${step}` }));
    const long = (await call('POST', '/funnels', { site: board.site, name: 'Long', steps })).json<Funnel>();
    const withFunnel = await withTile(await makeBoard('Long'), tileOf({ kind: 'funnel', funnel: long.id }));
    expect(withFunnel.tiles[0]?.place.h).toBe(9);
    const at = `/boards/${board.id}`;
    const places = [
      { tile: first?.id, place: { x: 6, y: 3, w: 6, h: 2 } },
      { tile: crypto.randomUUID(), place: { x: 0, y: 0, w: 1, h: 1 } },
    ];
    const moved = (await call('PUT', `${at}/places`, { site: board.site, places })).json<Board>();
    expect(moved.tiles.map(({ place }) => place)).toEqual([{ x: 6, y: 3, w: 6, h: 2 }, second?.place]);
    const change = { site: board.site, title: 'Speed', shows: { kind: 'vitals' }, days: { preset: '7d' } };
    const changed = (await call('PUT', `${at}/tiles/${first?.id}`, change)).json<Board>();
    expect(changed.tiles[0]).toMatchObject({ title: 'Speed', days: { preset: '7d' }, place: { x: 6, y: 3 } });
    expect((await call('DELETE', `${at}/tiles/${first?.id}?site=${board.site}`)).statusCode).toBe(204);
    expect((await call('GET', `${at}?site=${board.site}`)).json<Board>().tiles).toHaveLength(1);
    expect(await refusal('DELETE', `${at}/tiles/${first?.id}?site=${board.site}`)).toEqual([404, 'tile_not_found']);
  });

  it('that two people add at once is two tiles', async () => {
    const board = await makeBoard('Busy');
    await Promise.all(['a', 'b', 'c', 'd'].map((title) => withTile(board, { title, shows: { kind: 'vitals' } })));
    const { tiles } = (await call('GET', `/boards/${board.id}?site=${board.site}`)).json<Board>();
    expect(tiles.map(({ title }) => title).sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('a board', () => {
  it('keeps a hostile name as text, and refuses what makes no sense', async () => {
    const site = served.site.id;
    const name = '<img src=x onerror=alert(1)>\'"; DROP TABLE boards';
    expect((await makeBoard(name)).name).toBe(name);
    expect(await refusal('POST', '/boards', { site, name })).toEqual([409, 'board_taken']);
    const wrong = [
      { name: '' },
      { name: 'a\u0000b' },
      { name: 'x', days: { from: '2026-02-30', to: '2026-03-01' } },
      { name: 'x', filter: { where: 'nonsense' } },
      { name: 'x', tiles: [tileOf({ kind: 'vitals' })] },
      { name: 'x', tiles: [{ ...tileOf({ kind: 'vitals' }), place: { x: 11, y: 0, w: 2, h: 1 } }] },
      { name: 'x', tiles: [{ title: 't', shows: { kind: 'secrets' }, place: { x: 0, y: 0, w: 2, h: 1 } }] },
    ];
    for (const fields of wrong)
      expect(await refusal('POST', '/boards', { site, ...fields }), JSON.stringify(fields)).toEqual([
        400,
        'invalid_input',
      ]);
  });

  it('is renamed, and gone once it is deleted', async () => {
    const { id, site } = await makeBoard('Old');
    const change = { site, name: 'New', days: { preset: '7d' }, filter: { device: 'mobile' } };
    expect((await call('PATCH', `/boards/${id}`, change)).json()).toMatchObject({ id, ...change });
    expect((await call('DELETE', `/boards/${id}?site=${site}`)).statusCode).toBe(204);
    expect(await refusal('GET', `/boards/${id}?site=${site}`)).toEqual([404, 'board_not_found']);
    expect(await refusal('DELETE', `/boards/${id}?site=${site}`)).toEqual([404, 'board_not_found']);
  });

  it('is as missing for others as one that never was', async () => {
    const board = await withTile(await makeBoard('Mine'), tileOf({ kind: 'vitals' }));
    const { id, site } = board;
    const tile = `/boards/${id}/tiles/${board.tiles[0]?.id}`;
    const calls: Parameters<typeof served.call>[] = [
      ['GET', `/boards?site=${site}`],
      ['GET', `/boards/${id}?site=${site}`],
      ['PATCH', `/boards/${id}`, { site, name: 'Yours' }],
      ['DELETE', `/boards/${id}?site=${site}`],
      ['POST', `/boards/${id}/tiles`, { site, ...tileOf({ kind: 'vitals' }) }],
      ['PUT', tile, { site, ...tileOf({ kind: 'vitals' }) }],
      ['DELETE', `${tile}?site=${site}`],
      ['GET', `${tile}/answer?site=${site}`],
    ];
    for (const [method, url, payload] of calls)
      expect(await refusal(method, url, payload, stranger), url).toEqual([404, 'site_not_found']);
    const own = (await call('POST', '/sites', { domain: 'eve.example' }, stranger)).json();
    expect(await refusal('GET', `/boards/${id}?site=${own.id}`, undefined, stranger)).toEqual([404, 'board_not_found']);
  });
});

describe('a link to a board', () => {
  const open = (url: string, token: string) =>
    served.app.inject({ url: `/api/shared/${url}`, headers: { authorization: `Share ${token}` } });

  it('answers its tiles and nothing else, by its own filter, until it is revoked', async () => {
    const board = await withTile(
      await makeBoard('Shown', { days: { preset: 'today' }, filter: { page: '/cart' } }),
      tileOf({ kind: 'figures', metrics: ['sessions'] }),
    );
    const foreign = await withTile(await makeBoard('Hidden'), tileOf({ kind: 'vitals' }));
    const share = { site: board.site, thing: { kind: 'board', id: board.id, embed: ['Intranet.Example'] } };
    const { id, token } = (await call('POST', '/shares', share)).json();
    expect((await open('board', token)).json()).toEqual({
      name: 'Shown',
      tiles: board.tiles.map(({ days: _, filter: __, ...shown }) => shown),
    });
    const tile = `board/tiles/${board.tiles[0]?.id}`;
    expect((await open(`${tile}?page=%2F&from=2020-01-01&to=2020-01-02`, token)).json()).toMatchObject({
      answer: { overview: { totals: { sessions: 1 } } },
    });
    expect((await open(`board/tiles/${foreign.tiles[0]?.id}`, token)).json().code).toBe('tile_not_found');
    expect((await open('recording', token)).json().code).toBe('share_not_found');

    const page = await served.app.inject({ url: `/embed/${token}`, headers: { accept: 'text/html' } });
    expect(page.headers['content-security-policy']).toContain('frame-ancestors intranet.example');
    expect(page.headers['x-frame-options']).toBeUndefined();
    expect(page.headers['set-cookie']).toBeUndefined();
    for (const url of ['/embed/nonsense', `/shared/${token}`, '/']) {
      const other = await served.app.inject({ url, headers: { accept: 'text/html' } });
      expect(other.headers['content-security-policy'], url).toContain("frame-ancestors 'none'");
      expect(other.headers['x-frame-options'], url).toBe('DENY');
    }

    await call('DELETE', `/shares/${id}?site=${board.site}`);
    expect((await open(tile, token)).json().code).toBe('share_not_found');
    const after = await served.app.inject({ url: `/embed/${token}`, headers: { accept: 'text/html' } });
    expect(after.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('does not tell what is wrong with a question, nor lets hosts write a policy', async () => {
    const made = { site: served.site.id, name: 'Secret name', act: 'order' };
    const { id: goal } = (await call('POST', '/goals', made)).json();
    const filter = { where: `goal:${goal}` };
    const board = await withTile(await makeBoard('Broken', { filter }), tileOf({ kind: 'vitals' }));
    await call('DELETE', `/goals/${goal}?site=${board.site}`);
    const thing = { kind: 'board', id: board.id };
    const { token } = (await call('POST', '/shares', { site: board.site, thing })).json();
    const answer = await open(`board/tiles/${board.tiles[0]?.id}`, token);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'tile_unavailable']);
    expect(answer.body).not.toContain(goal);
    for (const host of ["x; script-src 'unsafe-inline'", 'a b', "'self'", 'https://x.example', '*.'])
      expect(await refusal('POST', '/shares', { site: board.site, thing: { ...thing, embed: [host] } }), host).toEqual([
        400,
        'invalid_input',
      ]);
  });
});
