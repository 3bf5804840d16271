import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { type Row, toLine } from '../../../storage/behaviour/rows.ts';
import { openTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { rangeParams, segmentParams, sessionsInQuestion } from '../queries.ts';
import type { ResolvedSegment } from '../references.ts';
import { sessionsTold } from './queries.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-told-'));
let behaviour: Behaviour;
beforeAll(async () => {
  behaviour = await openTestBehaviour(folder);
});
afterAll(async () => {
  await behaviour.close();
  rmSync(folder, { recursive: true, force: true });
});

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 4, 20);
const utcDay = (at: number) => new Date(at).toISOString().slice(0, 10);

/** A row of a session: on one of fourteen days, often the same as of another row of it, with what is to be added up. */
const row = fc.record({
  day: fc.nat(13),
  minute: fc.nat(1439),
  pageviews: fc.nat(3),
  rage_clicks: fc.nat(1),
  device: fc.constantFrom('mobile', 'desktop'),
  entry: fc.constantFrom('/', '/a'),
});
const histories = fc.array(fc.array(row, { minLength: 1, maxLength: 3 }), { minLength: 60, maxLength: 120 });

const SEGMENTS: ResolvedSegment[] = [{}, { device: 'mobile' }, { where: 'pageviews:2-' }, { where: 'duration:1-' }];

it('sessions are what they are when all of them are added up, however many rows each has', async () => {
  let site_id = 0;
  await fc.assert(
    fc.asyncProperty(histories, fc.constantFrom('UTC', 'Asia/Kathmandu'), async (sessions, timeZone) => {
      site_id += 1;
      const rows = sessions.flatMap((parts) => {
        const of = { site_id, session_id: crypto.randomUUID(), visitor_id: crypto.randomUUID() };
        return parts.map(({ day, minute, entry, ...counted }): Row<'sessions'> => {
          const at = FIRST + day * DAY + minute * 60_000;
          const ended_at = Math.min(at + 90_000, FIRST + (day + 1) * DAY - 1);
          return {
            ...{ ...of, ...counted, day: utcDay(at), started_at: at, ended_at, events: 1 + counted.pageviews },
            ...{ entry: [at, entry], exit: [ended_at, '/end'] },
          };
        });
      });
      // In two turns, so that some are not merged yet.
      for (const half of [rows.filter((_, index) => index % 2 === 0), rows.filter((_, index) => index % 2 === 1)])
        if (half.length > 0)
          await behaviour.insert('sessions', Buffer.from(half.map((one) => toLine('sessions', one)).join('\n')));

      const range = { site: site_id, from: '2026-05-21', to: '2026-05-31', timeZone };
      for (const segment of SEGMENTS) {
        const { sql, params } = await sessionsTold(behaviour, range, segment);
        const all = (from: string) => `SELECT * FROM (${from}) ORDER BY session_id`;
        const plain = { ...rangeParams(range), ...segmentParams(segment) };
        expect(await behaviour.rows(all(sql), params)).toEqual(
          await behaviour.rows(all(sessionsInQuestion(segment)), plain),
        );
      }
    }),
    { numRuns: 4 },
  );
});
