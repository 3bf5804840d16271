import { randomBytes, randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ALERTS, FEEDBACK, HTTP } from '@desirepath/contract/limits';
import { createRouterClient } from '@orpc/server';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { backUpNightly, createUpgrade, defineBackup } from './backups.ts';
import type { Config } from './config.ts';
import { demoRoutes } from './demo/routes.ts';
import { createAccounts } from './features/accounts/accounts.ts';
import { openAlerts } from './features/alerts/open.ts';
import { deleteFirings } from './features/alerts/queries.ts';
import { createAnnotationsRoutes } from './features/annotations/routes.ts';
import { createAuditLog } from './features/audit/log.ts';
import { auditExportRoute, createAuditRoutes } from './features/audit/routes.ts';
import type { Questions as BoardQuestions } from './features/boards/answer.ts';
import { createBoardsRoutes } from './features/boards/routes.ts';
import { createSharedBoardRoutes, framedBy, shareableBoards } from './features/boards/sharing.ts';
import { openDigests } from './features/digests/open.ts';
import { defineExport } from './features/events/export-job.ts';
import { createEventsRoutes, eventsExportRoute } from './features/events/routes.ts';
import { createFeedbackRoutes, feedbackCsvRoute } from './features/feedback/routes.ts';
import { createFeedbackTaker } from './features/feedback/taking.ts';
import { formConversion } from './features/forms/numbers.ts';
import { createFormsRoutes } from './features/forms/routes.ts';
import { defineFunnelMetrics, measureAll } from './features/funnels/metrics-job.ts';
import { funnelConversion } from './features/funnels/numbers.ts';
import { funnelOutcomes } from './features/funnels/references.ts';
import { createFunnelsRoutes } from './features/funnels/routes.ts';
import { findGoal, goalsOf, reachedGoals } from './features/goals/goals.ts';
import { createGoalsRoutes } from './features/goals/routes.ts';
import { sessionsInMaps, sessionsInZones } from './features/heatmaps/references.ts';
import { createHeatmapsRoutes, heatmapElementsRoute, heatmapSnapshotRoute } from './features/heatmaps/routes.ts';
import {
  createSharedHeatmapRoutes,
  shareableHeatmaps,
  sharedSnapshotRoute,
} from './features/heatmaps/sharing/routes.ts';
import { defineGeneration, refreshAll } from './features/heatmaps/stored/generation.ts';
import { createStoredHeatmapsRoutes } from './features/heatmaps/stored/routes.ts';
import { defineThinning, thinAll } from './features/heatmaps/thinning/thinning-job.ts';
import { createZonesRoutes } from './features/heatmaps/zones/routes.ts';
import { createImportsRoutes, importContentRoute } from './features/imports/routes.ts';
import { createKeys, isKey } from './features/keys/keys.ts';
import { createKeysRoutes } from './features/keys/routes.ts';
import { mcpRoutes } from './features/mcp/routes.ts';
import type { Questions as AgentQuestions } from './features/mcp/tools.ts';
import { createPathGroupsRoutes } from './features/path-groups/routes.ts';
import { waysOfSessions } from './features/paths/references.ts';
import { createPathsRoutes } from './features/paths/routes.ts';
import { defineDeletion } from './features/privacy/desk/deletion.ts';
import { createDeskRoutes, personExportRoute } from './features/privacy/desk/routes.ts';
import { defineRetention, retainAll } from './features/privacy/retention-job.ts';
import { createPrivacyRoutes, createStoredRoute } from './features/privacy/routes.ts';
import { frameRoute } from './features/recordings/assets/frame-route.ts';
import { assetContentRoute, createAssetsRoutes } from './features/recordings/assets/routes.ts';
import { createClipsRoutes } from './features/recordings/clips/routes.ts';
import { downloadRoute } from './features/recordings/download/routes.ts';
import { createMarksRoutes } from './features/recordings/marks/routes.ts';
import { createNotesRoutes } from './features/recordings/notes/routes.ts';
import { createPartsRoutes } from './features/recordings/parts/routes.ts';
import { createRemovalRoutes } from './features/recordings/removal/routes.ts';
import { createRecordingsRoutes, recordingChunksRoute } from './features/recordings/routes.ts';
import { createSharingRoutes, shareableRecordings, sharedChunksRoute } from './features/recordings/sharing/routes.ts';
import { createViewsRoutes } from './features/recordings/views/routes.ts';
import { createVisitorRoutes } from './features/recordings/visitor/routes.ts';
import { createRetentionRoutes } from './features/retention/routes.ts';
import { createAsk } from './features/segments/ask.ts';
import { savedSegments } from './features/segments/saved/references.ts';
import { createSegmentsRoutes } from './features/segments/saved/routes.ts';
import { createLinks } from './features/shares/links.ts';
import { deleteEndedShares } from './features/shares/queries.ts';
import { createSharesRoutes } from './features/shares/routes.ts';
import { forgetSite, siteStatus } from './features/sites/queries.ts';
import { defineRemoval, removeNoted } from './features/sites/removal.ts';
import { createSitesRoutes } from './features/sites/routes.ts';
import { readScripts, scriptRoutes } from './features/sites/script-routes.ts';
import { surveyPagesRoutes } from './features/surveys/pages.ts';
import { surveyExportRoute } from './features/surveys/results/export-route.ts';
import { surveyScore } from './features/surveys/results/numbers.ts';
import { openSurveys } from './features/surveys/surveys.ts';
import { createTeamsRoutes } from './features/teams/routes.ts';
import { LiveSites } from './features/trends/live.ts';
import { countLive, recentLive } from './features/trends/live-figures.ts';
import { liveStreamRoute } from './features/trends/live-stream.ts';
import { trendNumbers } from './features/trends/numbers.ts';
import { createTrendsRoutes } from './features/trends/routes.ts';
import { weekOfSite } from './features/trends/week.ts';
import { createVisitorsRoutes } from './features/visitors/routes.ts';
import { openWebhooks } from './features/webhooks/open.ts';
import { apiRoutes } from './http/api.ts';
import { dashboardRoutes } from './http/dashboard.ts';
import { docsRoutes } from './http/docs.ts';
import { createGuard, type Identity } from './http/guard.ts';
import { healthRoutes } from './http/health.ts';
import { createServer } from './http/server.ts';
import { within } from './http/within.ts';
import { createClients } from './ingest/adapters/create.ts';
import { AnonymousVisits } from './ingest/anonymous.ts';
import { createAssetKeeper } from './ingest/assets/keep.ts';
import { AssetStock } from './ingest/assets/stock.ts';
import { BodyBudget } from './ingest/bodies.ts';
import { NO_HINTS } from './ingest/client-hints.ts';
import { GroupCommit } from './ingest/commit.ts';
import { createDailySalt } from './ingest/daily-salt.ts';
import { createIdentityNews } from './ingest/identities.ts';
import { defineImports, readImport, sentenceOf } from './ingest/imports/import-job.ts';
import { placesOf } from './ingest/imports/recognise.ts';
import { LiveFeed } from './ingest/live-feed.ts';
import { createIngestMetrics } from './ingest/metrics.ts';
import type { Origin } from './ingest/origin.ts';
import { openPlaces } from './ingest/places.ts';
import { findRecentSessions, findSnapshots, findStored } from './ingest/queries.ts';
import { RateLimits } from './ingest/rate-limits.ts';
import { createReceiver } from './ingest/receive.ts';
import { RobotTally } from './ingest/robot-tally.ts';
import { ingestRoutes } from './ingest/routes.ts';
import { pageAddress } from './ingest/rows.ts';
import { SessionTally } from './ingest/session-tally.ts';
import { createSnapshotKeeper } from './ingest/snapshot-keeper.ts';
import { SnapshotNeeds } from './ingest/snapshot-needs.ts';
import { Sockets } from './ingest/sockets.ts';
import { createAnswerKeeper } from './ingest/surveys/keep.ts';
import { createAgentReader } from './ingest/visitor.ts';
import { WatchedSessions } from './ingest/watched-sessions.ts';
import { every } from './jobs/clock.ts';
import { Jobs } from './jobs/jobs.ts';
import { createJobsRoutes } from './jobs/routes.ts';
import { createMailer } from './net/mailer/mailer.ts';
import { defineMail } from './net/mailer/outbox.ts';
import { createSafeFetch } from './net/safe-fetch/safe-fetch.ts';
import { eraseUnusedAssets } from './storage/behaviour/assets.ts';
import { openBehaviour } from './storage/behaviour/open.ts';
import { repairSessions } from './storage/behaviour/repair.ts';
import { lockFolder } from './storage/folder-lock.ts';
import { openRecords, pingRecords } from './storage/records/open.ts';
import { createRights } from './storage/records/rights.ts';
import { createSites } from './storage/records/sites.ts';
import { openSecrets } from './storage/secrets.ts';
import { VERSION } from './version.ts';

export interface App {
  log: FastifyBaseLogger;
  /** For tests: sends a request without a socket. */
  inject: FastifyInstance['inject'];
  /**
   * Begins to listen. @returns the address people open, the one on this machine, and where the first account is made from elsewhere, as
   * long as there is none
   */
  start(): Promise<{ address: string; local: string; setup: string | undefined }>;
  /** Begins what a command has put in line; this happens by itself, only later. */
  lookForJobs(): void;
  /** Ends in order: no new requests, what was accepted is committed, stores are closed. */
  close(): Promise<void>;
}

/** Puts the house together: stores, ingest, slices, HTTP. The one place where they know of each other. */
export async function createApp(config: Config, clock: () => number = Date.now): Promise<App> {
  const folder = resolve(config.DATA_DIR);
  const unlock = lockFolder(folder);
  const server = await createServer(config);
  const { log } = server;

  const say = (message: string) => log.warn(message);
  const upgrade = createUpgrade(config, clock, say);
  const behaviour = await openBehaviour(join(folder, 'behaviour'), {
    replays: config.REPLAY_S3_URL,
    say,
    beforeMigrating: upgrade.beforeBehaviour,
  });
  await upgrade.beforeRecords();
  const records = await openRecords({ folder });
  const sites = await createSites({ records, clock, log });
  const registry = new Registry();

  const sessions = new SessionTally(behaviour.insert, log);
  const commit = new GroupCommit(behaviour.insert, {
    clock,
    async recover(failedAt) {
      await sessions.drain();
      await repairSessions(behaviour, clock() - failedAt);
    },
  });
  const liveFeed = new LiveFeed();
  const watched = new WatchedSessions(clock);
  const robots = new RobotTally(behaviour.insert, log);
  const limits = new RateLimits({ perIp: config.RATE_LIMIT_IP, perSite: config.RATE_LIMIT_SITE }, clock);
  const readAgent = createAgentReader();
  const needs = new SnapshotNeeds(findSnapshots(behaviour), clock);
  const findPlace = openPlaces(config.GEO_DATABASE);
  const dropsRobots = (config.ROBOTS ?? (config.DEMO ? 'keep' : 'drop')) === 'drop';
  const receive = createReceiver({
    commit,
    sessions,
    live: liveFeed,
    watched,
    snapshots: needs,
    findStored: findStored(behaviour),
    findSite: sites.findByTrackingId,
    readAgent,
    findPlace,
    anonymous: new AnonymousVisits({
      saltOf: createDailySalt(folder, randomBytes),
      findRecent: findRecentSessions(behaviour),
      startedAt: clock(),
    }),
    identityNews: createIdentityNews(),
    limits,
    robots: dropsRobots ? robots : undefined,
    metrics: createIngestMetrics(registry),
    clock,
  });

  const baseUrl = config.BASE_URL ?? `http://localhost:${config.PORT}`;
  const jobs = new Jobs({ records, clock, createUuid: randomUUID, log });
  const sendMail = defineMail(jobs, createMailer({ url: config.SMTP_URL, from: config.MAIL_FROM, folder, log }));
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = config;
  const secrets = openSecrets(folder);
  const setupToken = randomBytes(18).toString('base64url');
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
  const keys = createKeys(records, rights, clock);
  const identities = {
    ...accounts.identities,
    byToken: (token: string) => (isKey(token) ? keys.find(token) : accounts.identities.byToken(token)),
  };
  const guard = createGuard({
    identities,
    links,
    rights,
    audit: auditLog.write,
    baseUrl,
  });
  const safeFetch = createSafeFetch({ allowPrivate: config.ALLOW_PRIVATE_WEBHOOKS });
  const forget = async (siteId: number, signal: AbortSignal) => {
    // What was on its way when the site was removed would be written after it.
    await commit.drain();
    await sessions.drain();
    await robots.drain();
    await forgetSite(behaviour, siteId, signal);
  };
  const removeData = defineRemoval({ jobs, sites, forgetSite: forget });
  const stock = new AssetStock(behaviour);
  const clearAssets = (siteId: number, signal: AbortSignal) =>
    stock.whileClearing(siteId, () => eraseUnusedAssets(behaviour, siteId, clock(), signal));
  const retain = defineRetention({ jobs, behaviour, records, sites, clearAssets, clock });
  const drain = async () => {
    await commit.drain();
    await sessions.drain();
  };
  const deletePerson = defineDeletion({ jobs, behaviour, records, drain, clearAssets, clock });
  const desk = { behaviour, records, sites, secret: secrets.auth, createUuid: randomUUID, clock };
  const thin = defineThinning(jobs, behaviour);
  const heatmaps = defineGeneration({ jobs, behaviour, records, sites, createUuid: randomUUID, clock, log });

  defineExport({ jobs, behaviour, sites });
  const importing = { jobs, behaviour, records, sites, folder, clock };
  const imports = {
    records,
    ...defineImports(importing),
    fileOf: (id: string) => placesOf(folder, id).file,
    read: (place: { site: number; id: string }) => readImport(importing, place),
    sentenceOf,
    createUuid: randomUUID,
    clock,
  };
  const backup = defineBackup(jobs, behaviour, config, clock);

  const referenceKinds = {
    segment: savedSegments(records),
    goal: reachedGoals(records),
    funnel: funnelOutcomes(records, behaviour),
    way: waysOfSessions,
    map: sessionsInMaps,
    zone: sessionsInZones(records),
  };
  const ask = createAsk({ sites, kinds: referenceKinds });

  const webhooks = openWebhooks({
    ...{ jobs, behaviour, records, sites, safeFetch, baseUrl, clock },
    kinds: referenceKinds,
    goalsOf: (site) => goalsOf(records, site),
    createUuid: randomUUID,
  });
  const digests = openDigests({
    ...{ jobs, records, sites, sendMail, baseUrl, clock },
    weekOf: weekOfSite(behaviour),
    secret: openSecrets(folder).auth,
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
    ...{ behaviour, records, sites, jobs, ask, clock, log },
    kinds: referenceKinds,
    findGoal: (site, id) => findGoal(records, site, id),
    raise: webhooks.raiseWanted,
    spend: (ip, events) => limits.spendOfIp(ip, events),
    createUuid: randomUUID,
    createToken: () => randomBytes(32).toString('base64url'),
  });

  const measureFunnels = defineFunnelMetrics({ jobs, behaviour, records, sites, clock, log });

  const live = new LiveSites({
    watch: (siteId, listener) => liveFeed.watch(siteId, listener),
    recent: (siteId) => recentLive(behaviour, siteId, clock()),
    count: (siteId) => countLive(behaviour, siteId, clock()),
    clock,
    log,
  });

  // Tiles of boards are answers of the other slices' routes.
  const questionsOf = (who: Identity): BoardQuestions & AgentQuestions =>
    createRouterClient(router, { context: within(who, guard) });
  const router = {
    accounts: accounts.routes,
    security: accounts.securityRoutes,
    sites: {
      ...createSitesRoutes({
        sites,
        rights,
        createUuid: randomUUID,
        siteStatus: (siteId) => siteStatus(behaviour, siteId),
        removeData,
        retain,
      }),
      ...createStoredRoute({ behaviour, sites }),
    },
    segments: createSegmentsRoutes({
      behaviour,
      records,
      sites,
      ask,
      kinds: referenceKinds,
      createUuid: randomUUID,
      clock,
    }),
    trends: createTrendsRoutes({
      behaviour,
      sites,
      ask,
      findGoal: (site, id) => findGoal(records, site, id),
      clock,
    }),
    goals: createGoalsRoutes({ records, sites, createUuid: randomUUID, clock }),
    annotations: createAnnotationsRoutes({ behaviour, records, sites, createUuid: randomUUID, clock }),
    retention: createRetentionRoutes({ behaviour, ask }),
    recordings: {
      ...createRecordingsRoutes({
        behaviour,
        records,
        sites,
        ask,
        goalsOf: (site) => goalsOf(records, site),
        surveyName: surveys.nameOf,
        clock,
      }),
      ...createMarksRoutes({ behaviour, records, sites, clock }),
      ...createRemovalRoutes({ behaviour, records, sites, jobs, clearAssets }),
    },
    recordingParts: createPartsRoutes({
      behaviour,
      sites,
      watch: (siteId, id) => watched.note(siteId, id),
      clock,
    }),
    recordingViews: createViewsRoutes({ records, sites, createUuid: randomUUID, clock }),
    assets: createAssetsRoutes({ behaviour, records, sites }),
    recordingNotes: createNotesRoutes({
      behaviour,
      records,
      sites,
      sendMail,
      baseUrl,
      createUuid: randomUUID,
      clock,
    }),
    recordingClips: createClipsRoutes({ behaviour, records, sites, createUuid: randomUUID, clock }),
    recordingVisitor: createVisitorRoutes({ behaviour, sites }),
    sharedRecording: createSharingRoutes({ behaviour, records }),
    events: createEventsRoutes({ behaviour, ask }),
    heatmaps: createHeatmapsRoutes({ behaviour, sites, ask }),
    storedHeatmaps: createStoredHeatmapsRoutes({ records, sites, generate: heatmaps.generate, clock }),
    zones: createZonesRoutes({ behaviour, records, sites, ask, createUuid: randomUUID, clock }),
    pathGroups: createPathGroupsRoutes({ behaviour, records, sites, createUuid: randomUUID, clock }),
    feedback: createFeedbackRoutes({ behaviour, records, sites, sendMail, createUuid: randomUUID, clock }),
    forms: createFormsRoutes({ behaviour, records, sites, ask, clock }),
    funnels: createFunnelsRoutes({
      behaviour,
      records,
      sites,
      ask,
      goalsOf: (site) => goalsOf(records, site),
      measure: (site) => measureFunnels({ site }, { key: String(site) }),
      createUuid: randomUUID,
      clock,
    }),
    paths: createPathsRoutes({ behaviour, ask }),
    visitors: createVisitorsRoutes({ behaviour, sites, clock }),
    surveys: surveys.routes,
    surveyResults: surveys.results,
    webhooks: webhooks.routes,
    alerts: alerts.routes,
    digests: digests.routes,
    jobs: createJobsRoutes({ records, jobs, clock }),
    audit: createAuditRoutes(records),
    boards: createBoardsRoutes({ records, sites, questionsOf, createUuid: randomUUID, clock }),
    sharedBoard: createSharedBoardRoutes({ records, sites, questionsOf, clock }),
    privacy: {
      ...createDeskRoutes({ ...desk, deletePerson }),
      ...createPrivacyRoutes({
        behaviour,
        records,
        sites,
        hasSurveys: surveys.register.isAnyLive,
        auditDays: config.KEEP_AUDIT_DAYS,
        clock,
      }),
    },
    keys: createKeysRoutes({ records, createUuid: randomUUID, clock }),
    teams: createTeamsRoutes({
      records,
      sites,
      removeData,
      sendMail,
      baseUrl,
      isOpen: config.REGISTRATION === 'open',
      createUuid: randomUUID,
      clock,
    }),
    sharedHeatmap: createSharedHeatmapRoutes({ behaviour, sites, kinds: referenceKinds }),
    imports: createImportsRoutes(imports),
    shares: createSharesRoutes({
      records,
      sites,
      kinds: {
        ...shareableRecordings({ behaviour, records }),
        ...shareableHeatmaps({ sites, kinds: referenceKinds }),
        ...shareableBoards(records),
      },
      createUuid: randomUUID,
      clock,
    }),
  };

  const sockets = new Sockets(clock);
  await sockets.register(server);
  await server.register(
    healthRoutes({
      stores: { behaviour: behaviour.ping, records: () => pingRecords(records) },
      registry,
      metricsToken: config.METRICS_TOKEN,
    }),
  );
  const clients = await createClients({
    receive,
    limits,
    behaviour,
    sites,
    clock,
    createUuid: randomUUID,
    siteOfKey: keys.siteToSendTo,
  });
  const assets = createAssetKeeper({ commit, stock, limits, findSite: sites.findByTrackingId, clock });
  const keepSnapshot = createSnapshotKeeper({
    commit,
    needs,
    limits,
    findSite: sites.findByTrackingId,
    readAgent,
    clock,
  });
  const takeFeedback = createFeedbackTaker({
    records,
    findSite: sites.findByTrackingId,
    agentOf: ({ userAgent, hints = NO_HINTS }: Origin) => readAgent({ userAgent, hints }),
    pageOf: (url, { query_keys, hash_routing }) =>
      pageAddress(url, { queryKeys: query_keys, isHashRouted: hash_routing }),
    clock,
  });
  const posts = [{ url: '/api/feedback', most: FEEDBACK.bodyBytes, take: takeFeedback }];
  const keepAnswer = createAnswerKeeper({
    ...{ commit, limits, readAgent, findPlace, dropsRobots, clock },
    ...surveys.answers,
    findSite: sites.findById,
    createUuid: randomUUID,
  });
  await server.register(
    ingestRoutes({
      ...{ ...clients, assets, keepSnapshot, posts, sockets },
      surveys: { ...surveys.calls, submit: keepAnswer },
      bodies: new BodyBudget(),
    }),
  );
  const scripts = readScripts();
  await server.register(scriptRoutes(scripts, sites, surveys.register.isAnyLive, guard));
  await server.register(surveyPagesRoutes({ register: surveys.register, sites, script: `/t/${scripts.survey.name}` }));
  await server.register(surveyExportRoute({ behaviour, records, sites, ask, clock }, guard));
  await server.register(recordingChunksRoute({ behaviour, sites }, guard));
  await server.register(frameRoute({ records, sites }, guard));
  await server.register(assetContentRoute({ behaviour, sites }, guard));
  await server.register(downloadRoute({ behaviour, records, sites }, guard));
  await server.register(sharedChunksRoute({ behaviour, records }, guard));
  await server.register(heatmapSnapshotRoute({ behaviour, sites }, guard));
  await server.register(sharedSnapshotRoute({ behaviour, sites }, guard));
  await server.register(heatmapElementsRoute({ behaviour, ask }, guard));
  await server.register(feedbackCsvRoute({ records, sites }, guard));
  await server.register(importContentRoute(imports, guard));
  await server.register(eventsExportRoute({ behaviour, ask }, guard));
  await server.register(personExportRoute(desk, guard));
  await server.register(auditExportRoute(records, guard));
  await server.register(liveStreamRoute({ live, sites }, guard));
  await accounts.registerProvider(server, auditLog.write);
  await server.register(mcpRoutes({ guard, questionsOf, version: VERSION }));
  await server.register(demoRoutes(folder));
  await server.register(digests.unsubscribe);
  await server.register(docsRoutes);
  await server.register(apiRoutes(router, guard));
  await server.register(dashboardRoutes(framedBy(links)));
  await removeNoted(sites, removeData);
  await jobs.start();
  const stopMinutes = every(
    'minute',
    async () => {
      await webhooks.tellFinished();
      await alerts.checkAll();
    },
    log,
  );
  const stopHours = every(
    'hour',
    async () => {
      await jobs.sweep();
      await backUpNightly(backup, config, clock());
      await deleteEndedShares(records, clock());
      await auditLog.forgetOlder(config.KEEP_AUDIT_DAYS);
      await digests.sendAll();
      await webhooks.forgetOld();
      await deleteFirings(records, clock() - ALERTS.historyFor);
      await removeNoted(sites, removeData);
      await retainAll(sites, retain);
      await refreshAll(sites, heatmaps.refresh);
      await thinAll(sites, thin);
      await measureAll(sites, records, measureFunnels);
    },
    log,
  );

  return {
    log,
    inject: server.inject.bind(server),
    lookForJobs: () => jobs.look(),
    async start() {
      await server.listen({ port: config.PORT, host: config.HOST });
      const bound = server.server.address();
      const port = bound && typeof bound === 'object' ? bound.port : config.PORT; // PORT=0 leaves the choice to the system
      const local = `http://localhost:${port}`;
      const address = config.BASE_URL ?? local;
      const setup = (await accounts.isNew()) ? `${address}/register#setup=${setupToken}` : undefined;
      return { address, local, setup };
    },
    async close() {
      stopMinutes();
      stopHours();
      // Requests under way wait for their commit, so that goes first; a client that will not end is cut off.
      const ended = server.close();
      await commit.drain();
      await Promise.race([ended, sleep(HTTP.shutdownTimeout)]);
      await commit.drain();
      await sessions.drain();
      await robots.drain();
      await jobs.close();
      surveys.register.close();
      await safeFetch.close();
      sites.close();
      await behaviour.close();
      await records.destroy();
      unlock();
    },
  };
}
