import { writeConditions } from '@desirepath/contract/conditions';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { type Row, toLine } from '../../../storage/behaviour/rows.ts';
import { withTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { type DayRange, eachDay } from '../../segments/days/range.ts';
import type { ResolvedSegment } from '../../segments/references.ts';
import { type BreakdownRow, breakdown } from '../breakdown/queries.ts';
import { figuresOf } from '../queries.ts';

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 4, 20);
const utcDay = (at: number) => new Date(at).toISOString().slice(0, 10);
const insert = (rows: Row<'sessions'>[]) =>
  behaviour.insert('sessions', Buffer.from(rows.map((row) => toLine('sessions', row)).join('\n')));

/** A row of a session: on one of fourteen days, often the same as of another row of it, with what is to be added up. */
const part = fc.record({
  day: fc.nat(13),
  minute: fc.nat(1439),
  pageviews: fc.nat(3),
  rage_clicks: fc.nat(1),
  page: fc.constantFrom('/', '/a', '/b'),
  device: fc.constantFrom('mobile', 'desktop'),
});
const history = fc.record({ visitor: fc.nat(30), parts: fc.array(part, { minLength: 1, maxLength: 3 }) });
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

const rowsOf = ({ parts }: History) =>
  parts.map(({ day, minute, page, ...counted }) => {
    const started_at = FIRST + day * DAY + minute * 60_000;
    const ended_at = Math.min(started_at + 90_000, FIRST + (day + 1) * DAY - 1);
    const entry: [number, string] = [started_at, page];
    return { ...counted, day: utcDay(started_at), started_at, ended_at, entry, events: 1 + counted.pageviews };
  });

/** What a session is, in a few words: the reference. */
function sessionOf(given: History) {
  const rows = rowsOf(given);
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
  const started = Math.min(...rows.map((row) => row.started_at));
  return {
    visitor: given.visitor,
    started,
    duration: Math.max(...rows.map((row) => row.ended_at)) - started,
    pageviews: sum((row) => row.pageviews),
    events: sum((row) => row.events),
    rages: sum((row) => row.rage_clicks),
    device: rows.some((row) => row.device === 'mobile') ? 'mobile' : 'desktop', // of several the greatest text
    entry_page: firstPageOf(rows),
  };
}
type Session = ReturnType<typeof sessionOf>;

/** Of two pages at the same moment the lesser text. */
const firstPageOf = (rows: ReturnType<typeof rowsOf>) =>
  rows
    .map(({ entry: [at, path] }) => `${String(at).padStart(16, '0')}${path}`)
    .sort()[0]
    ?.slice(16);

function figuresInWords(sessions: Session[]) {
  const mean = (of: (session: Session) => number) =>
    sessions.reduce((all, session) => all + of(session), 0) / Math.max(sessions.length, 1);
  const sum = (of: (session: Session) => number) => Math.round(mean(of) * sessions.length);
  return {
    visitors: new Set(sessions.map((session) => session.visitor)).size,
    sessions: sessions.length,
    pageviews: sum((session) => session.pageviews),
    events: sum((session) => session.events),
    bounce_rate: mean((session) => Number(session.pageviews <= 1)),
    duration: mean((session) => session.duration),
    frustration_rate: mean((session) => Number(session.rages > 0)),
  };
}

function breakdownInWords(sessions: Session[], dimension: 'device' | 'entry_page') {
  return Object.entries(Object.groupBy(sessions, (session) => String(session[dimension]))).map(([value, own = []]) => {
    const { visitors, sessions, pageviews, bounce_rate } = figuresInWords(own);
    return { value, visitors, sessions, pageviews, bounce_rate };
  });
}

const byValue = (rows: ReturnType<typeof breakdownInWords> | BreakdownRow[]) =>
  Object.fromEntries(
    rows.map(({ value, visitors, sessions, pageviews, bounce_rate }) => [
      value,
      { visitors, sessions, pageviews, bounce_rate },
    ]),
  );

const ZONES = { UTC: 0, 'Asia/Kathmandu': 345 * 60_000 };
const SEGMENTS: [ResolvedSegment, (session: Session) => boolean][] = [
  [{}, () => true],
  [{ device: 'mobile' }, (session) => session.device === 'mobile'],
  [{ where: writeConditions([{ kind: 'pageviews', not: false, from: 2 }]) }, (session) => session.pageviews >= 2],
  [{ where: writeConditions([{ kind: 'duration', not: false, from: 100 }]) }, (session) => session.duration >= 100_000],
];

it('figures are those of whole sessions, however many rows each has, in a range and in the one before, and by what they are parted', async () => {
  let site_id = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(history, { minLength: 40, maxLength: 60 }),
      fc.constantFrom('UTC' as const, 'Asia/Kathmandu' as const),
      async (histories, timeZone) => {
        site_id += 1;
        const rows = histories.flatMap((one) => {
          const visitor_id = `00000000-0000-4000-8000-${String(one.visitor).padStart(12, '0')}`;
          const of = { site_id, session_id: crypto.randomUUID(), visitor_id };
          return rowsOf(one).map((row): Row<'sessions'> => ({ ...of, ...row }));
        });
        // In two turns, so that some are not merged yet.
        for (const half of [0, 1]) await insert(rows.filter((_, index) => index % 2 === half));

        const now: DayRange = { site: site_id, from: '2026-05-27', to: '2026-06-03', timeZone };
        const before: DayRange = { ...now, from: '2026-05-19', to: '2026-05-26' };
        for (const [segment, isIn] of SEGMENTS) {
          const sessions = histories.map(sessionOf).filter(isIn);
          const onDays = (days: string[]) =>
            figuresInWords(sessions.filter(({ started }) => days.includes(utcDay(started + ZONES[timeZone]))));
          const figures = await figuresOf(behaviour, [now, before], { segment, interval: 'day' });
          for (const [index, range] of [now, before].entries()) {
            const days = eachDay(range);
            expect(figures[index]?.totals).toMatchObject(onDays(days));
            expect(figures[index]?.series).toMatchObject(days.map((day) => onDays([day])));
          }
          const all: DayRange = { ...now, from: before.from };
          for (const dimension of ['device', 'entry_page'] as const)
            expect(byValue(await breakdown(behaviour, { range: all, segment, by: { dimension }, limit: 10 }))).toEqual(
              byValue(breakdownInWords(sessions, dimension)),
            );
        }
      },
    ),
    { numRuns: 2 },
  );
});

it('a session that turns out, while it is asked for, to have begun in the range before counts in one of them', async () => {
  const site_id = 1000;
  const sessions = Array.from({ length: 12 }, () => ({
    ...{ site_id, session_id: crypto.randomUUID(), visitor_id: crypto.randomUUID() },
  }));
  const at = FIRST + DAY;
  const rowsAt = (moment: number, some = sessions) =>
    some.map((of) => ({ ...of, day: utcDay(moment), started_at: moment, ended_at: moment, events: 1 }));
  await insert(rowsAt(at));
  const day = (moment: number): DayRange => ({
    site: site_id,
    from: utcDay(moment),
    to: utcDay(moment),
    timeZone: 'UTC',
  });
  const counted: number[] = [];
  let isOver = false;
  const asking = async () => {
    while (!isOver) {
      const [now, before] = await figuresOf(behaviour, [day(at), day(at - DAY)], { segment: {} });
      counted.push(now.totals.sessions + before.totals.sessions);
    }
  };
  const arriving = async () => {
    for (const session of sessions) await insert(rowsAt(at - DAY, [session]));
    isOver = true;
  };
  await Promise.all([asking(), arriving()]);
  expect(new Set(counted)).toEqual(new Set([sessions.length]));
});
