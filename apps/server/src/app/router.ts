import { randomUUID } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import { createAnnotationsRoutes } from '../features/annotations/routes.ts';
import { createAuditRoutes } from '../features/audit/routes.ts';
import type { Questions as BoardQuestions } from '../features/boards/answer.ts';
import { createBoardsRoutes } from '../features/boards/routes.ts';
import { createSharedBoardRoutes, shareableBoards } from '../features/boards/sharing.ts';
import { createEventsRoutes } from '../features/events/routes.ts';
import { createFeedbackRoutes } from '../features/feedback/routes.ts';
import { createFormsRoutes } from '../features/forms/routes.ts';
import { createFunnelsRoutes } from '../features/funnels/routes.ts';
import { findGoal, goalsOf } from '../features/goals/goals.ts';
import { createGoalsRoutes } from '../features/goals/routes.ts';
import { createHeatmapsRoutes } from '../features/heatmaps/routes.ts';
import { createSharedHeatmapRoutes, shareableHeatmaps } from '../features/heatmaps/sharing/routes.ts';
import { createStoredHeatmapsRoutes } from '../features/heatmaps/stored/routes.ts';
import { createZonesRoutes } from '../features/heatmaps/zones/routes.ts';
import { createImportsRoutes } from '../features/imports/routes.ts';
import { createKeysRoutes } from '../features/keys/routes.ts';
import type { Questions as AgentQuestions } from '../features/mcp/tools.ts';
import { createPathGroupsRoutes } from '../features/path-groups/routes.ts';
import { createPathsRoutes } from '../features/paths/routes.ts';
import { createDeskRoutes } from '../features/privacy/desk/routes.ts';
import { createPrivacyRoutes, createStoredRoute } from '../features/privacy/routes.ts';
import { createAssetsRoutes } from '../features/recordings/assets/routes.ts';
import { createClipsRoutes } from '../features/recordings/clips/routes.ts';
import { createMarksRoutes } from '../features/recordings/marks/routes.ts';
import { createNotesRoutes } from '../features/recordings/notes/routes.ts';
import { createPartsRoutes } from '../features/recordings/parts/routes.ts';
import { createRemovalRoutes } from '../features/recordings/removal/routes.ts';
import { createRecordingsRoutes } from '../features/recordings/routes.ts';
import { createSharingRoutes, shareableRecordings } from '../features/recordings/sharing/routes.ts';
import { createViewsRoutes } from '../features/recordings/views/routes.ts';
import { createVisitorRoutes } from '../features/recordings/visitor/routes.ts';
import { createRetentionRoutes } from '../features/retention/routes.ts';
import { createSegmentsRoutes } from '../features/segments/saved/routes.ts';
import { createSharesRoutes } from '../features/shares/routes.ts';
import { isVisited, siteStatus } from '../features/sites/queries.ts';
import { createSitesRoutes } from '../features/sites/routes.ts';
import { createTeamsRoutes } from '../features/teams/routes.ts';
import { createTrendsRoutes } from '../features/trends/routes.ts';
import { createVisitorsRoutes } from '../features/visitors/routes.ts';
import type { Identity } from '../http/guard.ts';
import { internalCall } from '../http/internal-call.ts';
import { createJobsRoutes } from '../jobs/routes.ts';
import type { Ingest } from './ingest.ts';
import type { Slices } from './slices.ts';
import type { Stores } from './stores.ts';

/** The routes of the contract, by slice. */
export function createRouter(
  { config, clock, behaviour, records, sites }: Stores,
  { live }: Ingest,
  {
    baseUrl,
    jobs,
    sendMail,
    eraseMails,
    accounts,
    rights,
    guard,
    removeData,
    clearUnused,
    retain,
    deletePerson,
    desk,
    heatmaps,
    imports,
    referenceKinds,
    ask,
    webhooks,
    digests,
    alerts,
    surveys,
    measureFunnels,
    operation,
  }: Slices,
) {
  const isOpen = config.REGISTRATION === 'open';
  // Tiles of boards are answers of the other slices' routes.
  const questionsOf = (who: Identity): BoardQuestions & AgentQuestions =>
    createRouterClient(router, { context: internalCall(who, guard) });
  const router = {
    accounts: accounts.routes,
    security: accounts.securityRoutes,
    sites: {
      ...createSitesRoutes({
        sites,
        rights,
        createUuid: randomUUID,
        isOpen,
        siteStatus: (siteId) => siteStatus(behaviour, siteId),
        isVisited: (siteId) => isVisited(behaviour, siteId),
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
      ...createRemovalRoutes({ behaviour, records, sites, jobs, clearUnused }),
    },
    recordingParts: createPartsRoutes({
      behaviour,
      sites,
      newsOf: (siteId, id, since) => live.newsOf(siteId, id, since),
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
    feedback: createFeedbackRoutes({ behaviour, records, sites, sendMail, eraseMails, createUuid: randomUUID, clock }),
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
    visitors: createVisitorsRoutes({ behaviour, sites, surveyName: surveys.nameOf, clock }),
    surveys: surveys.routes,
    surveyResults: surveys.results,
    webhooks: webhooks.routes,
    alerts: alerts.routes,
    digests: digests.routes,
    jobs: createJobsRoutes({ records, jobs, clock }),
    operation: operation.routes,
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
      isOpen,
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

  return { router, questionsOf };
}
export type Routes = ReturnType<typeof createRouter>;
