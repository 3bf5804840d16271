import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { IMPORTS } from '@desirepath/contract/limits';
import { createAccounts } from '../features/accounts/accounts.ts';
import { openAlerts } from '../features/alerts/open.ts';
import { createAuditLog } from '../features/audit/log.ts';
import { openDigests } from '../features/digests/open.ts';
import { defineExport } from '../features/events/export-job.ts';
import { formConversion } from '../features/forms/numbers.ts';
import { defineFunnelMetrics } from '../features/funnels/metrics-job.ts';
import { funnelConversion } from '../features/funnels/numbers.ts';
import { funnelOutcomes } from '../features/funnels/references.ts';
import { findGoal, goalsOf, reachedGoals } from '../features/goals/goals.ts';
import { sessionsInMaps, sessionsInZones } from '../features/heatmaps/references.ts';
import { defineGeneration } from '../features/heatmaps/stored/generation.ts';
import { defineThinning } from '../features/heatmaps/thinning/thinning-job.ts';
import { createKeys, isKey } from '../features/keys/keys.ts';
import { openOperation } from '../features/operation/open.ts';
import { waysOfSessions } from '../features/paths/references.ts';
import { defineDeletion } from '../features/privacy/desk/deletion.ts';
import { defineRetention } from '../features/privacy/retention-job.ts';
import { sessionsOfCohorts } from '../features/retention/references.ts';
import { createAsk } from '../features/segments/ask.ts';
import { savedSegments } from '../features/segments/saved/references.ts';
import { createLinks } from '../features/shares/links.ts';
import { forgetSite } from '../features/sites/queries.ts';
import { defineRemoval } from '../features/sites/removal.ts';
import { surveyScore } from '../features/surveys/results/numbers.ts';
import { openSurveys } from '../features/surveys/surveys.ts';
import { LiveSites } from '../features/trends/live.ts';
import { countLive, recentLive } from '../features/trends/live-figures.ts';
import { trendNumbers } from '../features/trends/numbers.ts';
import { weekOfSite } from '../features/trends/week.ts';
import { openWebhooks } from '../features/webhooks/open.ts';
import { createGuard } from '../http/guard.ts';
import type { GuessLimit } from '../http/guess-limit.ts';
import { createSerialQueue } from '../http/serial-queue.ts';
import { stableIdOf } from '../ingest/adapters/ids.ts';
import { assetsIn } from '../ingest/assets/queries.ts';
import { defineDoubles } from '../ingest/doubles/doubles-job.ts';
import { defineImports, readImport, sentenceOf, sweepImports } from '../ingest/imports/import-job.ts';
import { placesOf } from '../ingest/imports/recognise.ts';
import { KnownContents } from '../ingest/known-contents.ts';
import { defineMending } from '../ingest/mending-job.ts';
import { Jobs } from '../jobs/jobs.ts';
import { type EraseMails, eraseMailFiles } from '../net/mailer/mail-files.ts';
import { createMailer } from '../net/mailer/mailer.ts';
import { defineMail } from '../net/mailer/outbox.ts';
import { createSafeFetch } from '../net/safe-fetch/safe-fetch.ts';
import { ownAddress } from '../settings/own-address.ts';
import { newestBackup } from '../storage/backup/rotation.ts';
import { eraseUnusedAssets } from '../storage/behaviour/assets/erase.ts';
import { eraseOldPieces } from '../storage/behaviour/pieces.ts';
import { createRights } from '../storage/records/rights.ts';
import { compareSecrets } from '../storage/same-secret.ts';
import { createSeal } from '../storage/sealed.ts';
import { openSecrets } from '../storage/secrets.ts';
import { backupFolder, defineBackup } from './backups.ts';
import type { Ingest } from './ingest.ts';
import type { Stores } from './stores.ts';
import { VERSION } from './version.ts';

/** The slices that know of each other or do work of their own, put together. */
export async function openSlices(
  { config, clock, log, folder, behaviour, records, sites, wire, onErased }: Stores,
  ingest: Ingest,
  guessLimit: GuessLimit,
) {
  const { commit, sessions, robots, limits, minutes, pieces } = ingest;
  const baseUrl = config.BASE_URL ?? ownAddress(config, config.PORT);
  const jobs = new Jobs({ records, clock, createUuid: randomUUID, log });
  const sendMail = defineMail(jobs, createMailer({ url: config.SMTP_URL, from: config.MAIL_FROM, folder, log }));
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = config;
  const secrets = await openSecrets({ folder, records, given: config.SECRET });
  compareSecrets(wire, secrets.auth, log);
  // The same at every server, and after each start: it opens nothing once there is an account.
  const setupToken = createHmac('sha256', secrets.auth).update('setup').digest('base64url').slice(0, 24);
  const accounts = createAccounts({
    setupToken,
    records,
    secret: secrets.auth,
    baseUrl,
    isBaseUrlFixed: config.BASE_URL !== undefined,
    registration: config.REGISTRATION,
    oidc: issuer && clientId ? { issuer, clientId, clientSecret, name: config.OIDC_NAME } : undefined,
    jobs,
    sendMail,
    clock,
    log,
  });
  const links = createLinks(records, clock);
  const rights = createRights(records);
  const auditLog = createAuditLog({ records, createUuid: randomUUID, clock });
  const keys = createKeys({ records, rights, admit: guessLimit.admit, clock });
  const identities = {
    ...accounts.identities,
    async byToken(token: string) {
      if (isKey(token)) return keys.find(token);
      const identity = await accounts.identities.byToken(token);
      if (identity) guessLimit.admit(token);
      return identity;
    },
  };
  const guard = createGuard({
    identities,
    links,
    rights,
    audit: auditLog.write,
    baseUrl,
  });
  const safeFetch = createSafeFetch({ allowPrivate: config.ALLOW_PRIVATE_WEBHOOKS });
  /** What was on its way is written: else it would be after what it belongs to has been removed. */
  const drain = async () => {
    await commit.drain();
    await behaviour.settle();
    await sessions.drain();
  };
  const forget = async (siteId: number, signal: AbortSignal) => {
    await drain();
    await robots.drain();
    await forgetSite(behaviour, siteId, signal);
    await sweepImports({ records, folder }, clock());
  };
  const removeData = defineRemoval({ jobs, sites, forgetSite: forget, clock });
  const knownAssets = new KnownContents(assetsIn(behaviour), wire);
  const clearUnused = async (siteId: number, signal: AbortSignal) => {
    await knownAssets.whileClearing(siteId, () => eraseUnusedAssets(behaviour, siteId, clock(), signal));
    await pieces.whileClearing(siteId, () => eraseOldPieces(behaviour, siteId, clock(), signal));
  };
  const eraseMails: EraseMails = (about) => eraseMailFiles(folder, about);
  const retain = defineRetention({ jobs, behaviour, records, sites, clearUnused, eraseMails, clock });
  const deletePerson = defineDeletion({ jobs, behaviour, records, drain, clearUnused, eraseMails, clock });
  const desk = { behaviour, records, sites, secret: secrets.auth, createUuid: randomUUID, clock };
  const thin = defineThinning(jobs, behaviour);
  const heatmaps = defineGeneration({ jobs, behaviour, records, sites, createUuid: randomUUID, clock, log });

  defineExport({ jobs, behaviour, sites });
  const importing = { jobs, behaviour, records, sites, folder, clock };
  const inTurn = createSerialQueue(IMPORTS.readsAtOnce, 'import_busy');
  const imports = {
    records,
    ...defineImports(importing),
    fileOf: (id: string) => placesOf(folder, id).file,
    read: (place: { site: number; id: string }) => inTurn(() => readImport(importing, place, clock())),
    sentenceOf,
    createUuid: randomUUID,
    clock,
  };
  const mend = defineMending(jobs, behaviour, clock);
  const removeDoubles = defineDoubles({ jobs, behaviour, records, clock, log });
  const backup = defineBackup(jobs, behaviour, config, clock);

  const referenceKinds = {
    segment: savedSegments(records),
    goal: reachedGoals(records),
    funnel: funnelOutcomes(records, behaviour),
    way: waysOfSessions,
    map: sessionsInMaps,
    zone: sessionsInZones(records),
    cohort: sessionsOfCohorts(behaviour),
  };
  const ask = createAsk({ sites, kinds: referenceKinds });

  const webhooks = await openWebhooks({
    ...{ jobs, behaviour, records, sites, safeFetch, baseUrl, clock, log },
    seal: createSeal(secrets.auth),
    kinds: referenceKinds,
    goalsOf: (site) => goalsOf(records, site),
    createUuid: randomUUID,
  });
  const digests = openDigests({
    ...{ jobs, records, sites, sendMail, baseUrl, clock, log },
    weekOf: weekOfSite(behaviour),
    secret: secrets.auth,
  });
  const alerts = openAlerts({
    ...{ jobs, behaviour, records, sites, sendMail, baseUrl, clock },
    kinds: referenceKinds,
    measures: {
      ...trendNumbers({ behaviour, findGoal: (site, id) => findGoal(records, site, id) }),
      funnel_conversion: funnelConversion(behaviour, records),
      form_conversion: formConversion(behaviour, records),
      survey_score: surveyScore(behaviour, records),
    },
    raise: webhooks.raise,
    createUuid: randomUUID,
  });

  const surveys = await openSurveys({
    ...{ behaviour, records, sites, jobs, ask, wire, onErased, clock, log },
    kinds: referenceKinds,
    findGoal: (site, id) => findGoal(records, site, id),
    raise: webhooks.raiseWanted,
    spend: (ip, events) => limits.spendOfIp(ip, events),
    visitUnderWay: ingest.visitUnderWay,
    stableIdOf,
    createUuid: randomUUID,
    createToken: () => randomBytes(32).toString('base64url'),
  });

  const measureFunnels = defineFunnelMetrics({ jobs, behaviour, records, sites, clock, log });

  const live = new LiveSites({
    watch: (siteId, listener) => ingest.live.watch(siteId, listener),
    recent: (siteId) => recentLive(behaviour, siteId, clock()),
    count: (siteId) => countLive(behaviour, siteId, clock()),
    clock,
    log,
  });

  const operation = openOperation({
    ...{ behaviour, records, folder, clock },
    version: VERSION,
    startedAt: clock(),
    ingest: { minutes: () => minutes.all(), waitingBytes: () => commit.pendingBytes },
    servers: wire.servers,
    lastBackupAt: () => newestBackup(backupFolder(config)),
  });

  return {
    baseUrl,
    jobs,
    sendMail,
    eraseMails,
    setupToken,
    accounts,
    links,
    rights,
    auditLog,
    keys,
    guard,
    safeFetch,
    removeData,
    knownAssets,
    clearUnused,
    retain,
    deletePerson,
    desk,
    thin,
    heatmaps,
    imports,
    backup,
    removeDoubles,
    mend,
    referenceKinds,
    ask,
    webhooks,
    digests,
    alerts,
    surveys,
    measureFunnels,
    live,
    operation,
  };
}
export type Slices = Awaited<ReturnType<typeof openSlices>>;
