import { writeAct } from '@desirepath/contract/acts';
import { type Condition, readConditions } from '@desirepath/contract/conditions';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { repairSessions } from '../../../storage/behaviour/repair.ts';
import { type Row, toLine } from '../../../storage/behaviour/rows.ts';
import { withTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { rangeParams } from '../days/range.ts';
import { segmentParams, sessionsInQuestion } from '../queries.ts';
import type { MeaningOf } from '../references.ts';
import { compileConditions } from './queries.ts';

const NOON = Date.UTC(2026, 5, 2, 12);
const SECOND = 1000;
const SITE = 7;

const page = (path: string, columns: Row<'events'> = {}): Row<'events'> => ({ type: 'page_view', path, ...columns });
const custom = (name: string, props = {}): Row<'events'> => ({ type: 'custom', name, props });

/** One session each; a second apart, what happened in it. Ben came once before the days asked for. */
const SESSIONS: Record<string, Row<'events'>[]> = {
  ann: [
    page('/', { viewport_w: 1440 }),
    page('/products/mug', { viewport_w: 1440 }),
    { type: 'click', path: '/products/mug', element: '#buy', element_text: 'Buy now' },
    custom('add_to_cart'),
    page('/cart'),
    custom('order', { total: 20, gift: true }),
    { type: 'form_change', name: 'checkout', element: '#phone', props: { field: 'phone', filled: true } },
    { type: 'form_submit', name: 'checkout' },
    { type: 'form_change', name: 'checkout', element: '#zip', props: { field: 'zip', filled: true, changed: false } },
    { type: 'form_change', name: 'checkout', element: '#mail', props: { field: 'mail', filled: true, refills: 1 } },
    { type: 'identify', props: { plan: 'free' }, user_id: 'user-ann' },
    { type: 'identify', props: { plan: 'pro', seats: 3 }, user_id: 'user-ann' },
    custom('survey_answered', { survey: 'nps' }),
  ],
  ben: [
    page('/cart', { viewport_w: 390, device: 'mobile' }),
    custom('order', { coupon: 'SPRING' }),
    page('/'),
    custom('add_to_cart'),
    { type: 'click', path: '/', element: '#buy', element_text: 'BUY NOW!' },
    { type: 'js_error', name: 'Cannot read 50%_off' },
    { type: 'console', name: 'error', props: { message: 'Payment declined' } },
    { type: 'form_abandon', name: 'newsletter' },
  ],
  cat: [
    page('/products', { utm_campaign: 'summer_sale' }),
    { type: 'identify', props: { plan: 'free' }, user_id: 'user-cat' },
    { type: 'rage_click' },
    { type: 'rage_click' },
    { type: 'dead_click' },
    { type: 'error_click' },
    { type: 'u_turn' },
    { type: 'request', name: 'GET /api/cart', props: { status: 500, reason: 'failed' } },
    { type: 'web_vital', name: 'LCP', value: 4100 },
    { type: 'web_vital', name: 'CLS', value: 0.3 },
    { type: 'scroll', value: 80 },
    { type: 'form_view', name: 'newsletter' },
    { type: 'form_view', name: 'search' },
    { type: 'form_change', name: 'newsletter', element: '#name', value: 0, props: { filled: true } },
    { type: 'form_focus', name: 'newsletter', element: '#mail' },
    { type: 'form_change', name: 'newsletter', element: '#mail', value: 900, props: { filled: false, invalid: true } },
  ],
  dan: [page("/o'brien_100%"), { type: 'request', name: 'GET /slow', props: { status: 200, reason: 'slow' } }],
};

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});
const ids = new Map<string, string>(Object.keys(SESSIONS).map((name) => [crypto.randomUUID(), name]));

beforeAll(async () => {
  const rows: Row<'events'>[] = [];
  for (const [session_id, name] of ids) {
    const visitor_id = crypto.randomUUID();
    const all = { site_id: SITE, visitor_id };
    if (name === 'ben') rows.push({ ...all, session_id: crypto.randomUUID(), ...page('/'), at: NOON - 9 * 86_400_000 });
    SESSIONS[name]?.forEach((event, index) => {
      rows.push({ ...all, session_id, path: '/', ...event, at: NOON + index * SECOND });
    });
  }
  const lines = rows.map((row) => toLine('events', { ...row, received_at: NOON }));
  await behaviour.insert('events', Buffer.from(lines.join('\n')));
  const identities = rows.flatMap(({ visitor_id, user_id }) =>
    user_id ? [toLine('identities', { site_id: SITE, visitor_id, user_id, identified_at: NOON })] : [],
  );
  await behaviour.insert('identities', Buffer.from(identities.join('\n')));
  await repairSessions(behaviour);
});
const noMeaning = () => {
  throw new Error('There is no reference here');
};

const matching = (where: string) => sessionsOf({ where }, SITE);

async function sessionsOf(segment: { where: string } | { page: string }, site: number): Promise<string> {
  const range = { site, from: '2026-06-01', to: '2026-06-03', timeZone: 'UTC' };
  const rows = await behaviour.rows<{ session_id: string }>(`SELECT session_id FROM (${sessionsInQuestion(segment)})`, {
    ...rangeParams(range),
    ...segmentParams(segment),
  });
  return rows
    .map(({ session_id }) => ids.get(session_id) ?? 'a stranger')
    .sort()
    .join(' ');
}

describe('a condition finds the sessions in which it holds', () => {
  it.each([
    ['page:/cart', 'ann ben'],
    ['page:/products/*', 'ann'],
    ['page:/products*', 'ann cat'],
    ['page:/products/*:/products', 'ann cat'],
    ['page:/products/*;page:/cart', 'ann'],
    ['!page:/cart', 'cat dan'],
    ['page:/o*_100%', 'dan'],
    ['page:/_*', ''],
    ['entry:/', 'ann'],
    ['entry:/cart:/products', 'ben cat'],
    ['exit:/c*', 'ann'],
    ['event:order', 'ann ben'],
    ['!event:order', 'cat dan'],
    ['order:add_to_cart:order', 'ann'],
    ['order:/:/cart:order', 'ann'],
    ['order:order:/', 'ben'],
    ['order:/cart:/cart', ''],
    ['clicked:#buy', 'ann ben'],
    ['clicked:#buy:/products/*', 'ann'],
    ['clicked_text:buy now', 'ann ben'],
    ['clicked_text:now!', 'ben'],
    ['form_submit', 'ann'],
    ['form_submit:newsletter', ''],
    ['form_abandon:newsletter', 'ben'],
    ['survey', 'ann'],
    ['survey:nps', 'ann'],
    ['survey:other', ''],
    ['rage', 'cat'],
    ['rage:3', ''],
    ['dead;error_click;u_turn', 'cat'],
    ['js_error', 'ben'],
    ['js_error:50%_OFF', 'ben'],
    ['js_error:50xxoff', ''],
    ['console:declined', 'ben'],
    ['console', 'ben'],
    ['request', 'cat'],
    ['request:/api', 'cat'],
    ['slow:LCP:4000', 'cat'],
    ['slow:LCP:4100', ''],
    ['slow:CLS:250', 'cat'],
    ['scroll:80', 'cat'],
    ['scroll:81', ''],
    ['duration:8', 'ann cat'],
    ['duration::1', 'dan'],
    ['pageviews:2:2', 'ben'],
    ['width::600', 'ben'],
    ['width:1000', 'ann'],
    ['user:user-ann', 'ann'],
    ['trait:plan:pro', 'ann'],
    ['trait:seats:3', 'ann'],
    ['trait:plan:free', 'cat'],
    ['visit:returning', 'ben'],
    ['visit:new', 'ann cat dan'],
    ['!visit:new;!page:/x', 'ben'],
    ['did:order', 'ann ben'],
    ['did:order?total>=20', 'ann'],
    ['did:order?total>=20.5', ''],
    ['did:order?coupon', 'ben'],
    ['did:order?coupon!=SPRING', 'ann'],
    ['did:order?coupon*=spr', 'ben'],
    ['did:order?coupon~~=^SPR(ING|UCE)$', 'ben'],
    ['did:order?gift=true&total=20', 'ann'],
    ['did:/:2', ''],
    ['did:/*:2', 'ann ben'],
    ['did:/*:2:2', 'ben'],
    ['did:/*:1:2', 'ben cat dan'],
    ['did:/*::1', 'cat dan'],
    ['did:element=#buy', 'ann ben'],
    ['did:form=checkout', 'ann'],
    ['!did:order', 'cat dan'],
    ['then:add_to_cart:order:2', 'ann'],
    ['then:add_to_cart:order:1', ''],
    ['then:/*:/*:1', 'ann'],
    ['then:/cart:/cart:60', ''],
    ['order:/*:/*:/cart', 'ann'],
    ['visitor_did:/:2', 'ben'],
    ['visitor_did:/:2::9', ''],
    ['visitor_did:/:1:1', 'ann'],
    ['visitor_did:/:1::9', 'ann ben'],
    ['did_on:/:2026-05-24:2026-05-24', 'ben'],
    ['did_on:/:2026-05-25:2026-06-01', ''],
    ['did_on:/::2026-06-01', 'ben'],
    ['did_on:/:2026-06-02', 'ann ben'],
    ['form:newsletter:viewed', 'cat'],
    ['form:search:begun', ''],
    ['form:newsletter:begun', 'cat'],
    ['form:checkout:submitted', 'ann'],
    ['form:newsletter:submitted', ''],
    ['form:newsletter:abandoned', 'cat'],
    ['form:checkout:abandoned', ''],
    ['form:search:abandoned', ''],
    ['form:checkout:reached:mail', 'ann'],
    ['form:newsletter:reached:#mail', 'cat'],
    ['form:newsletter:reached:#phone', ''],
    ['form:newsletter:blank:#mail', 'cat'],
    ['form:newsletter:blank:#name', ''],
    ['form:checkout:changed_again:mail', 'ann'],
    ['form:checkout:changed_again:phone', ''],
    ['form:checkout:after_submit:mail', 'ann'],
    ['form:checkout:after_submit:zip', ''],
    ['form:checkout:after_submit:phone', ''],
    ['form:newsletter:refused:#mail', 'cat'],
    ['form:newsletter:refused:#name', ''],
    ['form:newsletter:dropped:#mail', 'cat'],
    ['form:newsletter:dropped:#name', ''],
    ['form:checkout:dropped:mail', ''],
    ['!form:newsletter:viewed', 'ann ben dan'],
    ['visitor_then:/:order:864000', 'ann ben'],
    ['visitor_then:/:order:60', 'ann'],
    ['visits:2', 'ben'],
    ['visits::1', 'ann cat dan'],
    ['first_seen:2026-06-02', 'ann cat dan'],
    ['first_seen::2026-05-30', 'ben'],
    ['first_seen:2026-06-02:2026-06-02', 'ann cat dan'],
    ['trait:seats:2:gt', 'ann'],
    ['trait:plan::has', 'ann cat'],
    ['trait:plan:pro:ne', 'cat'],
    ['device:mobile:tablet', 'ben'],
    ['device:', 'ann cat dan'],
    ['utm_campaign:summer*', 'cat'],
    ['(page:/products/*|rage)', 'ann cat'],
    ['!(page:/products/*|rage)', 'ben dan'],
    ['(page:/cart;device:mobile|rage;dead|visit:returning;event:nothing)', 'ben cat'],
    ['(device:mobile|(rage|entry:/);!page:/cart)', 'ben cat'],
    ['!(!(page:/cart;event:order));device:mobile', 'ben'],
  ])('%s: %s', async (where, names) => {
    expect(await matching(where)).toBe(names);
  });
});

it('a browser is of the user who was identified in it last, also as long as the engine has not merged who it was of before', async () => {
  const dan = [...ids].find(([, name]) => name === 'dan')?.[0];
  const [row] = await behaviour.rows<{ visitor_id: string }>(
    'SELECT visitor_id FROM events WHERE session_id = {dan:UUID} LIMIT 1',
    { dan },
  );
  const identify = (user_id: string, identified_at: number) =>
    behaviour.insert(
      'identities',
      Buffer.from(toLine('identities', { site_id: SITE, ...row, user_id, identified_at })),
    );
  await behaviour.command('SYSTEM STOP MERGES identities');
  await identify('user-before', NOON - SECOND);
  expect(await matching('user:user-before')).toBe('dan');
  await identify('user-dan', NOON);
  expect(await matching('user:user-dan')).toBe('dan');
  expect(await matching('user:user-before')).toBe('');
  await behaviour.command('SYSTEM START MERGES identities');
});

it('a session that carries who used its browser before is of whom the browser is of, as where people are counted', async () => {
  const [site_id, visitor_id, session_id] = [9, crypto.randomUUID(), crypto.randomUUID()];
  const event = { ...page('/'), site_id, visitor_id, session_id, user_id: 'before', at: NOON, received_at: NOON };
  await behaviour.insert('events', Buffer.from(toLine('events', event)));
  await repairSessions(behaviour, 10 * 86_400 * SECOND);
  const identity = { site_id, visitor_id, user_id: 'after', identified_at: NOON };
  await behaviour.insert('identities', Buffer.from(toLine('identities', identity)));
  expect(await sessionsOf({ where: 'user:after' }, site_id)).toBe('a stranger');
  expect(await sessionsOf({ where: 'user:before' }, site_id)).toBe('');
});

describe('a path is found as browsers show it and as it is stored', () => {
  const OTHER = 8;
  beforeAll(async () => {
    const session_id = crypto.randomUUID();
    ids.set(session_id, 'eve');
    const rows = [page('/men%C3%BC/gr%C3%BCner%20tee'), { type: 'click', element: '#buy' }, custom('grün')].map(
      (event, index): Row<'events'> => ({
        ...{ site_id: OTHER, session_id, visitor_id: session_id, at: NOON + index * SECOND, received_at: NOON },
        ...{ path: '/men%C3%BC/gr%C3%BCner%20tee', ...event },
      }),
    );
    await behaviour.insert('events', Buffer.from(rows.map((row) => toLine('events', row)).join('\n')));
    await repairSessions(behaviour);
  });
  it.each([
    ['page:/menü/grüner tee', 'eve'],
    ['page:/men%C3%BC/gr%C3%BCner%20tee', 'eve'],
    ['page:/menü/*', 'eve'],
    ['page:/menu/*', ''],
    ['entry:/menü/*', 'eve'],
    ['exit:/menü/grüner tee', 'eve'],
    ['clicked:#buy:/menü/*', 'eve'],
    ['order:/menü/*:grün', 'eve'],
    ['did:/menü/*', 'eve'],
    ['event:grün', 'eve'],
    ['page:/men\ud800', ''],
  ])('%s: %s', async (where, names) => {
    expect(await sessionsOf({ where }, OTHER)).toBe(names);
  });
  it('where a page is chosen', async () => {
    expect(await sessionsOf({ page: '/menü/grüner tee' }, OTHER)).toBe('eve');
  });
});

const compiled = (where: string, meaningOf: MeaningOf = noMeaning) => {
  const { before, after } = compileConditions(readConditions(where), meaningOf);
  return { before, after };
};

describe('sessions are narrowed down before they are added up', () => {
  it.each([
    ['by what can be said of their ids', 'page:/a', 1, 0],
    ['not by what is known of all of a session', 'device:mobile', 0, 1],
    ['by what some row must have', 'entry:/a', 1, 1],
    ['not by what no row must have', '!entry:/a', 0, 1],
    ['by a choice of which each can be said of ids', '(page:/a|event:b)', 1, 0],
    ['not by a choice of which one cannot', '(page:/a|device:mobile)', 0, 1],
    ['by a choice of which some row must have each', '(entry:/a;device:mobile|page:/b)', 1, 1],
    ['not by none of a choice', '!(entry:/a|page:/b)', 0, 1],
    ['by each of several', 'page:/a;event:b;device:mobile', 2, 1],
    ['not by nothing', '', 0, 0],
  ])('%s: %s', (_, where, before, after) => {
    const { before: narrowed, after: asked } = compiled(where);
    expect([narrowed.length, asked.length]).toEqual([before, after]);
  });
});

describe('a reference', () => {
  const ID = '018f0000-0000-7000-8000-000000000001';
  const standsFor = (where: string) => () => ({ name: 'x', clauses: readConditions(where) });

  it.each(['page:/a;event:b', 'device:mobile', '(page:/a|entry:/b)'])('to a segment stands for %s', (where) => {
    expect(compiled(`segment:${ID}`, standsFor(where))).toEqual(compiled(`(${where})`));
    expect(compiled(`!segment:${ID}`, standsFor(where))).toEqual(compiled(`!(${where})`));
  });

  it('to a segment that says nothing is of everyone', () => {
    expect(compiled(`segment:${ID}`, standsFor(''))).toEqual({ before: ['(1)'], after: [] });
  });

  it('to what only SQL can say is that, or not that', () => {
    const known = () => ({ name: 'x', sql: () => 'session_id IN (SELECT 1)' });
    expect(compiled(`goal:${ID}`, known).before).toEqual(['(session_id IN (SELECT 1))']);
    expect(compiled(`!goal:${ID}`, known)).toEqual({ before: ['NOT (session_id IN (SELECT 1))'], after: [] });
  });
});

describe('what a person writes', () => {
  const hostile = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((text) => `/'); DROP TABLE events; -- {site:UInt32} ${text} marker`);
  const conditions = (text: string): Condition[] => [
    { kind: 'page', not: false, any: [text] },
    { kind: 'entry', not: true, any: [text, `${text}*`] },
    { kind: 'order', not: false, steps: [text, text.slice(1)] },
    { kind: 'event', not: false, any: [text] },
    { kind: 'clicked', not: false, selector: text, path: text },
    { kind: 'clicked_text', not: false, text, path: text },
    { kind: 'js_error', not: false, text },
    { kind: 'console', not: false, text },
    { kind: 'request', not: false, text },
    { kind: 'form_submit', not: false, text },
    { kind: 'survey', not: false, text },
    { kind: 'user', not: false, id: text },
    { kind: 'trait', not: false, key: text, value: text },
    { kind: 'did', not: false, act: writeAct({ type: 'event', value: text, filters: [] }) },
    { kind: 'utm_campaign', not: false, any: [text] },
  ];

  it('never becomes SQL', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { before, after, params } = compileConditions(conditions(text), noMeaning);
        expect([...before, ...after].join('\n')).not.toMatch(/marker|DROP/);
        expect(Object.values(params).filter((value) => String(value).includes('marker')).length).toBeGreaterThan(15);
      }),
    );
  });

  it('is only looked for, whatever it is', async () => {
    const [text = ''] = fc.sample(hostile, 1);
    for (const condition of conditions(text)) {
      const { before, after, params } = compileConditions([condition], noMeaning);
      const range = rangeParams({ site: SITE, from: '2026-06-01', to: '2026-06-03', timeZone: 'UTC' });
      const sessions = sessionsInQuestion({}, before.map((sql) => `AND ${sql}`).join(' '));
      const rows = await behaviour.rows(`SELECT 1 FROM (${sessions}) WHERE ${['1', ...after].join(' AND ')}`, {
        ...range,
        ...params,
      });
      expect(rows).toHaveLength(condition.not ? 4 : 0);
    }
  });

  it('that is no condition is left out where it was not refused', () => {
    expect(readConditions('page:/a;nonsense')).toHaveLength(1);
  });
});
