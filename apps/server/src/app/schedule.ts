import { ALERTS, MAIL } from '@desirepath/contract/limits';
import { deleteFirings } from '../features/alerts/queries.ts';
import { measureAll } from '../features/funnels/metrics-job.ts';
import { refreshAll } from '../features/heatmaps/stored/generation.ts';
import { thinAll } from '../features/heatmaps/thinning/thinning-job.ts';
import { retainAll } from '../features/privacy/retention-job.ts';
import { deleteEndedShares } from '../features/shares/queries.ts';
import { removeNoted } from '../features/sites/removal.ts';
import { sweepImports } from '../ingest/imports/import-job.ts';
import { every } from '../jobs/clock.ts';
import { eraseOldMailFiles } from '../net/mailer/mail-files.ts';
import { forgetAttempts } from '../storage/records/attempts.ts';
import { isShared } from '../storage/records/shared.ts';
import { backUpNightly } from './backups.ts';
import type { Slices } from './slices.ts';
import type { Stores } from './stores.ts';

/** What is done by the clock. @returns how to stop it, see {@link every} */
export function startSchedule(
  { config, clock, log, folder, records, sites }: Stores,
  {
    jobs,
    auditLog,
    removeData,
    retain,
    thin,
    heatmaps,
    backup,
    removeDoubles,
    mend,
    webhooks,
    digests,
    alerts,
    measureFunnels,
    operation,
  }: Slices,
): () => Promise<unknown> {
  // Not by the queue, from which another server would take it that has another folder for backups, or none.
  const backUpHere = () => jobs.carryOut('backup', {});
  const stopMinutes = every(
    'minute',
    [
      () => webhooks.tellFinished(),
      () => alerts.checkAll(),
      ...(mend ? [mend] : []),
      ...(isShared(records) ? [() => removeDoubles({}, { key: 'doubles' })] : []),
    ],
    log,
  );
  const stopHours = every(
    'hour',
    [
      () => jobs.sweep(),
      () => operation.noteDisk(),
      () => forgetAttempts(records, clock()),
      () => deleteEndedShares(records, clock()),
      () => auditLog.forgetOlder(config.KEEP_AUDIT_DAYS),
      () => digests.sendAll(),
      () => webhooks.forgetOld(),
      () => deleteFirings(records, clock() - ALERTS.historyFor),
      () => removeNoted(sites, removeData),
      () => sweepImports({ records, folder }, clock()),
      () => eraseOldMailFiles(folder, clock() - MAIL.keptFor),
      () => retainAll(sites, retain),
      () => refreshAll(sites, heatmaps.refresh),
      () => thinAll(sites, thin),
      () => measureAll(sites, records, measureFunnels),
      () => backUpNightly(isShared(records) ? backUpHere : backup, config, clock()),
    ],
    log,
  );

  return () => Promise.all([stopMinutes(), stopHours()]);
}
