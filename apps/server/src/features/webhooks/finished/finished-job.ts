import { writeConditions } from '@desirepath/contract/conditions';
import type { DomainEventType } from '@desirepath/contract/domain-events';
import type { Goal } from '@desirepath/contract/goals';
import { SESSION } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import { z } from 'zod';
import type { RaiseEvent } from '../../../jobs/domain-events.ts';
import type { Add, Jobs } from '../../../jobs/jobs.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { lastDays } from '../../segments/days/last-days.ts';
import { type DayRange, rangeOf } from '../../segments/days/range.ts';
import { type ReferenceKinds, resolveSegment } from '../../segments/references.ts';
import { selectWanted } from '../queries.ts';
import { happeningsOf } from './happenings.ts';
import { forgetTold, lastHeardOf, noteTold, sessionsById, toldUntil, whichAreIn } from './queries.ts';

interface FinishedDependencies {
  jobs: Jobs;
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  kinds: ReferenceKinds;
  goalsOf: (site: Site) => Promise<Goal[]>;
  raise: RaiseEvent;
  /** epoch ms */
  clock: () => number;
}

export type TellFinished = Add<{ site: number }>;

/** What is told of a session when it has ended. */
const OF_SESSIONS: DomainEventType[] = ['session.ended', 'recording.ready', 'frustration.detected', 'goal.reached'];

/** Sessions at a time: as many ids as a query takes well. */
const AT_ONCE = 1_000;
/** Days that are looked through for where a session began: one that arrives later than that is not told. */
const DAYS = 9;

/** The job that looks for sessions of a site that have ended since it last did, and raises what there is to tell of each. */
export function defineFinishedSessions(deps: FinishedDependencies): TellFinished {
  const { jobs, behaviour, records, sites, kinds, goalsOf, raise, clock } = deps;

  /** The goals that each of some sessions reached. */
  async function goalsReached(site: Site, range: DayRange, ids: string[]) {
    const reached = new Map<string, Goal[]>();
    for (const goal of await goalsOf(site)) {
      const where = writeConditions([{ kind: 'goal', id: goal.id, not: false }]);
      const segment = await resolveSegment(site, { where }, kinds);
      for (const id of await whichAreIn(behaviour, range, segment, ids)) {
        reached.set(id, [...(reached.get(id) ?? []), goal]);
      }
    }
    return reached;
  }

  return jobs.define('finished-sessions', z.object({ site: z.int() }), async ({ site: id }, { signal }) => {
    const site = sites.findById(id);
    const wanted = (await selectWanted(records)).get(id);
    if (!site || !wanted) return;
    const until = clock() - SESSION.inactivity;
    const from = await toldUntil(records, id, until);
    const range = rangeOf({ site: id, ...lastDays(DAYS, site.settings.time_zone, clock()) }, site.settings.time_zone);
    const ids = await lastHeardOf(behaviour, { site: id, from, until });
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      signal.throwIfAborted();
      const some = ids.slice(start, start + AT_ONCE);
      const sessions = await sessionsById(behaviour, range, some);
      const reached = wanted.has('goal.reached') ? await goalsReached(site, range, some) : new Map<string, Goal[]>();
      for (const session of sessions) {
        for (const happening of happeningsOf(id, session, reached.get(session.session_id) ?? [])) {
          if (wanted.has(happening.type)) await raise(happening);
        }
      }
    }
    await noteTold(records, id, until);
  });
}

/** Puts the job in line for each site where somebody waits for what it tells. */
export async function tellAllFinished(records: Records, tell: TellFinished): Promise<void> {
  const wanted = await selectWanted(records);
  const waiting = [...wanted].filter(([, types]) => OF_SESSIONS.some((type) => types.has(type))).map(([site]) => site);
  await forgetTold(records, waiting);
  for (const site of waiting) await tell({ site }, { key: String(site) });
}
