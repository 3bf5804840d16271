import { INGEST } from '@desirepath/contract/limits';
import type { Session } from '@desirepath/contract/visitors';
import { z } from 'zod';
import { fromCursor, toCursor } from '../../http/cursor.ts';
import { api } from '../../http/implement.ts';
import { DAY_MS } from '../../storage/behaviour/days.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { type Before, listSessions, type SessionFacts, type SessionRow, sessionFacts, usersOf } from './queries.ts';

export interface VisitorsDependencies {
  behaviour: Behaviour;
  sites: Sites;
  /** epoch ms */
  clock: () => number;
}

/** Later than any session, and what the store's dates can hold. */
const LAST_MOMENT = Date.UTC(2099, 11, 31);
const LARGEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const place = z.object({ at: z.int().min(0).max(LAST_MOMENT), id: z.guid() });

export function createVisitorsRoutes({ behaviour, sites, clock }: VisitorsDependencies) {
  return {
    sessions: api.visitors.sessions.handler(async ({ input, context, signal }) => {
      await sites.owned(context.caller.account.id, input.site);
      const newest = { at: clock() + INGEST.furthestAhead, id: LARGEST_ID };
      const before = input.cursor === undefined ? newest : fromCursor(input.cursor, place);
      const rows = await newestSessions(behaviour, input.site, before, input.limit + 1, signal);
      const shown = rows.slice(0, input.limit);
      const last = rows.length > input.limit ? shown.at(-1) : undefined;
      return {
        items: await describe(behaviour, input.site, shown, signal),
        next_cursor: last ? toCursor({ at: last.started_at, id: last.session_id }) : null,
      };
    }),
  };
}

/** A busy site fills a page with the sessions of minutes, a quiet one with those of months: far back is looked last. */
const LOOK_BACK_MS = [DAY_MS, 8 * DAY_MS, 64 * DAY_MS, Number.POSITIVE_INFINITY];

async function newestSessions(
  behaviour: Behaviour,
  site: number,
  before: Before,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<SessionRow[]> {
  let rows: SessionRow[] = [];
  for (const back of LOOK_BACK_MS) {
    rows = await listSessions(behaviour, site, { since: Math.max(0, before.at - back), before, limit }, signal);
    if (rows.length === limit) break;
  }
  return rows;
}

async function describe(behaviour: Behaviour, site: number, rows: SessionRow[], signal: AbortSignal | undefined) {
  if (rows.length === 0) return [];
  const visitors = [...new Set(rows.map(({ visitor_id }) => visitor_id))];
  const [facts, users] = await Promise.all([
    sessionFacts(behaviour, site, rows, signal),
    usersOf(behaviour, site, visitors, signal),
  ]);
  const factsOf = new Map(facts.map((one) => [one.session_id, one]));
  const userOf = new Map(users.map(({ visitor_id, user_id }) => [visitor_id, user_id]));
  return rows.map((row) => toSession(site, row, factsOf.get(row.session_id), userOf.get(row.visitor_id)));
}

/** What a client said of its session is nearer to the truth than what its requests look like. */
function toSession(site: number, row: SessionRow, facts: SessionFacts | undefined, user: string | undefined): Session {
  const [width, height] = facts?.viewport ?? [0, 0];
  return {
    session_id: row.session_id,
    site,
    visitor: row.visitor_id,
    user_identifier: row.user_id || user || null,
    started_at: new Date(row.started_at).toISOString(),
    ended_at: new Date(row.ended_at).toISOString(),
    device_type: facts?.device_type || row.device || null,
    browser: facts?.browser || row.browser || null,
    os: facts?.os || row.os || null,
    location: { country: row.country || null, region: row.region || null, city: row.city || null },
    viewport: width > 0 ? { width, height } : null,
    tags: facts?.tags ? facts.tags.split('\n') : [],
    counts: facts?.counts ?? {},
  };
}
