import type { Session } from '@desirepath/contract/visitors';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { usersOf } from '../segments/people/queries.ts';
import { type SessionFacts, type SessionRow, sessionFacts } from './queries.ts';

/** Sessions as they are told to clients, in the order they were given. */
export async function describeSessions(
  behaviour: Behaviour,
  site: number,
  rows: readonly SessionRow[],
  signal?: AbortSignal,
): Promise<Session[]> {
  if (rows.length === 0) return [];
  const visitors = [...new Set(rows.map(({ visitor_id }) => visitor_id))];
  const [facts, userOf] = await Promise.all([
    sessionFacts(behaviour, site, rows, signal),
    usersOf(behaviour, site, visitors, signal),
  ]);
  const factsOf = new Map(facts.map((one) => [one.session_id, one]));
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
