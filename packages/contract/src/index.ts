import { accounts } from './accounts.ts';
import { alerts } from './alerts.ts';
import { annotations } from './annotations.ts';
import { assets } from './assets.ts';
import { audit } from './audit.ts';
import { boards, sharedBoard } from './boards.ts';
import { clients } from './clients.ts';
import { digests } from './digests.ts';
import { events } from './events.ts';
import { feedbackRoutes } from './feedback.ts';
import { forms } from './forms.ts';
import { funnels } from './funnels.ts';
import { goals } from './goals.ts';
import { heatmaps } from './heatmaps.ts';
import { imports } from './imports.ts';
import { jobs } from './jobs.ts';
import { keys } from './keys.ts';
import { operation } from './operation.ts';
import { pathGroups } from './path-groups.ts';
import { paths } from './paths.ts';
import { privacy } from './privacy.ts';
import { recordingClips } from './recording-clips.ts';
import { recordingDownloads } from './recording-downloads.ts';
import { recordingNotes } from './recording-notes.ts';
import { recordingParts } from './recording-parts.ts';
import { recordingViews } from './recording-views.ts';
import { recordingVisitor } from './recording-visitor.ts';
import { recordings } from './recordings.ts';
import { replayPieces } from './replay-pieces.ts';
import { retention } from './retention.ts';
import { security } from './security.ts';
import { segments } from './segments.ts';
import { sharedHeatmap } from './shared-heatmap.ts';
import { sharedRecording } from './shared-recording.ts';
import { shares } from './shares.ts';
import { sites } from './sites.ts';
import { storedHeatmaps } from './stored-heatmaps.ts';
import { surveyTracking } from './survey-live.ts';
import { surveyResults } from './survey-results.ts';
import { surveys } from './surveys.ts';
import { teams } from './teams.ts';
import { tracking } from './tracking.ts';
import { trends } from './trends.ts';
import { visitors } from './visitors.ts';
import { webhooks } from './webhooks.ts';
import { zones } from './zones.ts';

/** Every route under `/api`, by slice: the treaty between server, dashboard and the API's other clients. */
export const contract = {
  accounts,
  security,
  sites,
  tracking,
  assets,
  replayPieces,
  clients,
  trends,
  recordings,
  recordingParts,
  recordingNotes,
  recordingClips,
  recordingDownloads,
  recordingVisitor,
  sharedRecording,
  sharedHeatmap,
  boards,
  sharedBoard,
  recordingViews,
  events,
  goals,
  annotations,
  retention,
  heatmaps,
  feedback: feedbackRoutes,
  forms,
  funnels,
  paths,
  segments,
  storedHeatmaps,
  zones,
  pathGroups,
  visitors,
  webhooks,
  digests,
  alerts,
  jobs,
  operation,
  imports,
  shares,
  teams,
  keys,
  surveys,
  surveyResults,
  surveyTracking,
  audit,
  privacy,
};
export type Contract = typeof contract;
