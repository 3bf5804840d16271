import { randomUUID } from 'node:crypto';
import { FEEDBACK } from '@desirepath/contract/limits';
import type { FastifyInstance } from 'fastify';
import { demoRoutes } from '../demo-shop/routes.ts';
import { auditExportRoute } from '../features/audit/routes.ts';
import { framedBy } from '../features/boards/sharing.ts';
import { eventsExportRoute } from '../features/events/routes.ts';
import { feedbackCsvRoute } from '../features/feedback/routes.ts';
import { createFeedbackTaker } from '../features/feedback/taking.ts';
import { heatmapElementsRoute, heatmapSnapshotRoute } from '../features/heatmaps/routes.ts';
import { sharedSnapshotRoute } from '../features/heatmaps/sharing/routes.ts';
import { importContentRoute } from '../features/imports/routes.ts';
import { mcpRoutes } from '../features/mcp/routes.ts';
import { personExportRoute } from '../features/privacy/desk/routes.ts';
import { frameRoute } from '../features/recordings/assets/frame-route.ts';
import { assetContentRoute } from '../features/recordings/assets/routes.ts';
import { downloadRoute } from '../features/recordings/download/routes.ts';
import { recordingChunksRoute } from '../features/recordings/routes.ts';
import { sharedChunksRoute } from '../features/recordings/sharing/routes.ts';
import { readScripts, scriptRoutes } from '../features/sites/script-routes.ts';
import { surveyPagesRoutes } from '../features/surveys/pages.ts';
import { surveyExportRoute } from '../features/surveys/results/export-route.ts';
import { liveStreamRoute } from '../features/trends/live-stream.ts';
import { apiRoutes } from '../http/api.ts';
import { compressJson } from '../http/compression.ts';
import { dashboardRoutes } from '../http/dashboard.ts';
import { docsRoutes } from '../http/docs.ts';
import { healthRoutes } from '../http/health.ts';
import type { AddHeadRule } from '../http/refused-by-head.ts';
import { createClients } from '../ingest/adapters/clients.ts';
import { stableIdOf } from '../ingest/adapters/ids.ts';
import { createAssetKeeper } from '../ingest/assets/keep.ts';
import { BodyBudget } from '../ingest/bodies.ts';
import type { Origin } from '../ingest/origin.ts';
import { createPieceOffers } from '../ingest/pieces/offer.ts';
import { ingestRoutes } from '../ingest/routes.ts';
import { addressRules, pageAddress } from '../ingest/rows.ts';
import { createSnapshotKeeper } from '../ingest/snapshot-keeper.ts';
import { Sockets } from '../ingest/sockets.ts';
import { createAnswerKeeper } from '../ingest/surveys/keep.ts';
import { pingRecords } from '../storage/records/open.ts';
import type { Ingest } from './ingest.ts';
import type { Routes } from './router.ts';
import type { Slices } from './slices.ts';
import type { Stores } from './stores.ts';
import { VERSION } from './version.ts';

/** All that is answered: what pages send, what is answered in streams and files, and the routes of the contract. */
export async function registerRoutes(
  server: FastifyInstance,
  addHeadRule: AddHeadRule,
  { config, clock, log, folder, behaviour, records, sites, wire, registry }: Stores,
  { commit, needs, pieces, limits, readAgent, findPlace, dropsRobots, hasOthers, receive, visitUnderWay }: Ingest,
  { accounts, links, auditLog, keys, guard, knownAssets, desk, imports, ask, digests, surveys, webhooks, live }: Slices,
  { router, questionsOf }: Routes,
): Promise<void> {
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
    wire,
  });
  const assets = createAssetKeeper({ commit, knownAssets, limits, findSite: sites.findByTrackingId, clock });
  const offerPieces = createPieceOffers({ pieces, limits, findSite: sites.findByTrackingId });
  const keepSnapshot = createSnapshotKeeper({
    commit,
    needs,
    limits,
    findSite: sites.findByTrackingId,
    readAgent,
    clock,
  });
  const takeFeedback = createFeedbackTaker<Origin>({
    records,
    findSite: sites.findByTrackingId,
    agentOf: readAgent,
    stableIdOf,
    pageOf: (url, settings) => pageAddress(url, addressRules(settings)),
    visitUnderWay,
    raise: webhooks.raiseWanted,
    log,
    clock,
  });
  const posts = [{ url: '/api/feedback', most: FEEDBACK.bodyBytes, take: takeFeedback }];
  const keepAnswer = createAnswerKeeper({
    ...{ commit, limits, readAgent, findPlace, visitUnderWay, dropsRobots, hasOthers, clock },
    ...surveys.answers,
    findSite: sites.findById,
    createUuid: randomUUID,
  });
  await server.register(
    ingestRoutes({
      addHeadRule,
      ...{ ...clients, assets, offerPieces, keepSnapshot, posts, sockets },
      surveys: { ...surveys.calls, submit: keepAnswer },
      bodies: new BodyBudget(),
    }),
  );
  const scripts = readScripts();
  await server.register(scriptRoutes(scripts, sites, surveys.register.isAnyLive, guard));
  await server.register(surveyPagesRoutes({ register: surveys.register, sites, script: `/t/${scripts.survey.name}` }));
  // What pages send is answered with less than would be worth it, and scripts are compressed once for all.
  await compressJson(server);
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
}
