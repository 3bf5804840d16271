import { LAST_DAY } from '@desirepath/contract/days';
import { DAY_MS } from '@desirepath/contract/durations';
import { INGEST } from '@desirepath/contract/limits';
import { z } from 'zod';
import { fromCursor, pageOf } from '../../http/cursor.ts';
import { api } from '../../http/implement.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { describeSessions } from './describe.ts';
import { createPeopleRoutes } from './people/routes.ts';
import { type Before, listSessions, type SessionRow } from './queries.ts';
import { createStoryRoutes } from './story/routes.ts';

export interface VisitorsDependencies {
  behaviour: Behaviour;
  sites: Sites;
  /** What the team calls a survey; nothing for one that is not kept here. */
  surveyName: (site: number, id: string) => string | undefined;
  /** epoch ms */
  clock: () => number;
}

/** Later than any session. */
const LAST_MOMENT = Date.parse(LAST_DAY);
const LARGEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const place = z.object({ at: z.int().min(0).max(LAST_MOMENT), id: z.guid() });

export function createVisitorsRoutes(deps: VisitorsDependencies) {
  const { behaviour, sites, clock } = deps;
  return {
    ...createPeopleRoutes(deps),
    ...createStoryRoutes(deps),
    sessions: api.visitors.sessions.handler(async ({ input, context, signal }) => {
      await sites.owned(context.caller.account.id, input.site);
      const newest = { at: clock() + INGEST.furthestAhead, id: LARGEST_ID };
      const before = fromCursor(input.cursor, place) ?? newest;
      const rows = await newestSessions(behaviour, input.site, before, input.limit + 1, signal);
      const { items, next_cursor } = pageOf(rows, input.limit, (last) => ({
        at: last.started_at,
        id: last.session_id,
      }));
      return { items: await describeSessions(behaviour, input.site, items, signal), next_cursor };
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
