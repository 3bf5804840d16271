import { MINUTE_MS } from '@desirepath/contract/durations';
import { ALERTS } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import { z } from 'zod';
import { AppError } from '../../errors/app-error.ts';
import type { Add, Jobs } from '../../jobs/jobs.ts';
import type { Records } from '../../storage/records/open.ts';
import { uuidOfText } from '../../storage/uuid-of-hash.ts';
import { findings, quietUntil } from './finding.ts';
import type { CourseDependencies } from './numbers/course.ts';
import { insertFiring, type KnownAlert, noteChecked, selectAlerts, watchedSites } from './queries.ts';
import { type TellDependencies, tell } from './tell.ts';

export interface AlertJobDependencies extends CourseDependencies, TellDependencies {
  jobs: Jobs;
  records: Records;
  /** epoch ms */
  clock: () => number;
}

export type CheckAlerts = Add<{ site: number }>;

/** The job that looks at what is watched of a site, as far as it was not looked at yet, and tells what it finds. */
export function defineAlerts(deps: AlertJobDependencies): CheckAlerts {
  const { jobs, records, sites, clock } = deps;

  async function check(site: Site, alert: KnownAlert, signal: AbortSignal): Promise<void> {
    const now = clock();
    const isAhead = (at: number) => at > now + ALERTS.lag;
    // A clock that was set right again: what it had gone through has not been yet.
    if (isAhead(alert.checked_until)) return noteChecked(records, alert, { checked_until: now, problem: null });
    // What was received and is not written yet would be looked for by no later check.
    const until = now - (alert.watch.kind === 'new_error' ? ALERTS.written : 0);
    if (until <= alert.checked_until) return;
    const fired = alert.last_fired_at === null ? null : Date.parse(alert.last_fired_at);
    const last = fired !== null && isAhead(fired) ? null : fired;
    const quiet = { cooldown: alert.cooldown_minutes * MINUTE_MS, last };
    // Each hour and day is told by itself; of all else there is one beginning, which is looked for when somebody may hear of it.
    if (alert.watch.kind !== 'number' && until < quietUntil(quiet)) return;
    const stretch = { from: alert.checked_until, until };
    const { told, verdicts } = await findings(deps, site, alert.watch, stretch, quiet, signal);
    for (const finding of told) {
      const id = uuidOfText(`${alert.id} ${finding.at}`);
      await tell(deps, site, alert, { ...finding, id });
      await insertFiring(records, alert, { id, ...finding });
    }
    // Of a number, up to the end of the last interval that was over.
    const seen = alert.watch.kind === 'number' ? verdicts.at(-1)?.point.end : until;
    await noteChecked(records, alert, { ...(seen !== undefined && { checked_until: seen }), problem: null });
  }

  return jobs.define('alerts', z.object({ site: z.int() }), async ({ site: id }, { signal }) => {
    const site = sites.findById(id);
    if (!site) return;
    for (const alert of await selectAlerts(records, id)) {
      if (!alert.active) continue;
      await check(site, alert, signal).catch(async (error) => {
        // What it is about is gone, or too heavy: the others are looked at all the same.
        if (!(error instanceof AppError) || error.status >= 500) throw error;
        await noteChecked(records, alert, { problem: problemOf(error) });
      });
    }
  });
}

const problemOf = ({ message, data }: AppError) => data?.[0]?.message ?? message;

/** Puts the job in line for each site of which anything is watched. */
export async function checkAll(records: Records, check: CheckAlerts): Promise<void> {
  for (const site of await watchedSites(records)) await check({ site }, { key: String(site) });
}
