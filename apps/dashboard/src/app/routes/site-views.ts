import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { eventsSearch } from '../../features/events/search.ts';
import { summaryQuery } from '../../features/feedback/queries.ts';
import { feedbackSearch } from '../../features/feedback/search.ts';
import { formSearch } from '../../features/forms/search.ts';
import { funnelSearch } from '../../features/funnels/search.ts';
import { heatmapsSearch } from '../../features/heatmaps/search.ts';
import { pathsSearch } from '../../features/paths/search.ts';
import { recordingSearch, recordingsSearch } from '../../features/recordings/search.ts';
import { retentionSearch } from '../../features/retention/search.ts';
import { surveyEditorSearch, surveyResultsSearch } from '../../features/surveys/search.ts';
import { overviewSearch } from '../../features/trends/search.ts';
import { visitorsSearch } from '../../features/visitors/search.ts';
import { openRecording } from './open-recording.ts';
import { site } from './signed-in.tsx';

const siteHome = createRoute({
  getParentRoute: () => site,
  path: '/',
  beforeLoad: ({ params }) => {
    // What is no number stays in the address as it was typed; the site says that there is nothing.
    if (Number.isNaN(params.siteId)) return;
    throw redirect({ to: '/sites/$siteId/overview', params, search: true });
  },
});

const overview = createRoute({
  getParentRoute: () => site,
  path: 'overview',
  validateSearch: overviewSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../../features/trends/page.tsx'), 'OverviewPage'),
});

const live = createRoute({
  getParentRoute: () => site,
  path: 'live',
  component: lazyRouteComponent(() => import('../../features/trends/live/page.tsx'), 'LivePage'),
});

const boards = createRoute({
  getParentRoute: () => site,
  path: 'boards',
  component: lazyRouteComponent(() => import('../../features/boards/list-page.tsx'), 'BoardsPage'),
});

const board = createRoute({
  getParentRoute: () => site,
  path: 'boards/$boardId',
  component: lazyRouteComponent(() => import('../../features/boards/page.tsx'), 'BoardPage'),
});

const recordings = createRoute({
  getParentRoute: () => site,
  path: 'recordings',
  validateSearch: recordingsSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../../features/recordings/page.tsx'), 'RecordingsPage'),
});

const recording = createRoute({
  getParentRoute: () => site,
  path: 'recordings/$recordingId',
  validateSearch: recordingSearch,
  loaderDeps: ({ search: { at, clip } }) => ({ isFromStart: at === undefined && clip === undefined }),
  loader: ({ context: { queryClient }, params: { siteId, recordingId }, deps: { isFromStart }, preload }) =>
    openRecording(queryClient, { site: siteId, id: recordingId, isPlayed: isFromStart && !preload }),
  component: lazyRouteComponent(() => import('../../features/recordings/detail.tsx'), 'RecordingPage'),
});

const heatmaps = createRoute({
  getParentRoute: () => site,
  path: 'heatmaps',
  validateSearch: heatmapsSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../../features/heatmaps/page.tsx'), 'HeatmapsPage'),
});

const funnels = createRoute({
  getParentRoute: () => site,
  path: 'funnels',
  component: lazyRouteComponent(() => import('../../features/funnels/list-page.tsx'), 'FunnelsPage'),
});

const newFunnel = createRoute({
  getParentRoute: () => site,
  path: 'funnels/new',
  staticData: { asks: 'days and segment', needs: 'analyst' },
  component: lazyRouteComponent(() => import('../../features/funnels/editor/page.tsx'), 'NewFunnelPage'),
});

const funnel = createRoute({
  getParentRoute: () => site,
  path: 'funnels/$funnelId',
  validateSearch: funnelSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../../features/funnels/page.tsx'), 'FunnelPage'),
});

const editFunnel = createRoute({
  getParentRoute: () => site,
  path: 'funnels/$funnelId/edit',
  // Nothing here asks for it: it is what is gone back to.
  validateSearch: funnelSearch,
  staticData: { asks: 'days and segment', needs: 'analyst' },
  component: lazyRouteComponent(() => import('../../features/funnels/editor/page.tsx'), 'EditFunnelPage'),
});

const paths = createRoute({
  getParentRoute: () => site,
  path: 'paths',
  validateSearch: pathsSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../../features/paths/page.tsx'), 'PathsPage'),
});

const visitors = createRoute({
  getParentRoute: () => site,
  path: 'visitors',
  validateSearch: visitorsSearch,
  component: lazyRouteComponent(() => import('../../features/visitors/list-page.tsx'), 'VisitorsPage'),
});

const visitor = createRoute({
  getParentRoute: () => site,
  path: 'visitors/$visitorId',
  component: lazyRouteComponent(() => import('../../features/visitors/page.tsx'), 'VisitorPage'),
});

const forms = createRoute({
  getParentRoute: () => site,
  path: 'forms',
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../../features/forms/page.tsx'), 'FormsPage'),
});

const form = createRoute({
  getParentRoute: () => site,
  path: 'forms/$formId',
  validateSearch: formSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../../features/forms/detail.tsx'), 'FormPage'),
});

const feedback = createRoute({
  getParentRoute: () => site,
  path: 'feedback',
  validateSearch: feedbackSearch,
  // Whether anybody has written: there is nothing to choose among before.
  loader: ({ context, params: { siteId } }) =>
    context.queryClient.prefetchQuery({ ...summaryQuery(siteId), retry: false }),
  component: lazyRouteComponent(() => import('../../features/feedback/page.tsx'), 'FeedbackPage'),
});

const surveys = createRoute({
  getParentRoute: () => site,
  path: 'surveys',
  component: lazyRouteComponent(() => import('../../features/surveys/list-page.tsx'), 'SurveysPage'),
});

const newSurvey = createRoute({
  getParentRoute: () => site,
  path: 'surveys/new',
  staticData: { needs: 'analyst' },
  component: lazyRouteComponent(() => import('../../features/surveys/new-page.tsx'), 'NewSurveyPage'),
});

const survey = createRoute({
  getParentRoute: () => site,
  path: 'surveys/$surveyId',
  validateSearch: surveyResultsSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../../features/surveys/results/page.tsx'), 'SurveyPage'),
});

const editSurvey = createRoute({
  getParentRoute: () => site,
  path: 'surveys/$surveyId/edit',
  validateSearch: surveyEditorSearch,
  staticData: { needs: 'analyst' },
  component: lazyRouteComponent(() => import('../../features/surveys/editor/page.tsx'), 'EditSurveyPage'),
});

const retention = createRoute({
  getParentRoute: () => site,
  path: 'retention',
  validateSearch: retentionSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../../features/retention/page.tsx'), 'RetentionPage'),
});

const events = createRoute({
  getParentRoute: () => site,
  path: 'events',
  validateSearch: eventsSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../../features/events/page.tsx'), 'EventsPage'),
});

const install = createRoute({
  getParentRoute: () => site,
  path: 'install',
  component: lazyRouteComponent(() => import('../../features/sites/install-page.tsx'), 'InstallPage'),
});

const settings = createRoute({
  getParentRoute: () => site,
  path: 'settings',
  component: lazyRouteComponent(() => import('../../features/sites/settings/page.tsx'), 'SettingsPage'),
});

const alerts = createRoute({
  getParentRoute: () => site,
  path: 'alerts',
  component: lazyRouteComponent(() => import('../../features/alerts/page.tsx'), 'AlertsPage'),
});

const newAlert = createRoute({
  getParentRoute: () => site,
  path: 'alerts/new',
  staticData: { needs: 'analyst' },
  component: lazyRouteComponent(() => import('../../features/alerts/editor.tsx'), 'NewAlertPage'),
});

const editAlert = createRoute({
  getParentRoute: () => site,
  path: 'alerts/$alertId',
  staticData: { needs: 'analyst' },
  component: lazyRouteComponent(() => import('../../features/alerts/editor.tsx'), 'EditAlertPage'),
});

const webhooks = createRoute({
  getParentRoute: () => site,
  path: 'webhooks',
  staticData: { needs: 'admin' },
  component: lazyRouteComponent(() => import('../../features/webhooks/page.tsx'), 'WebhooksPage'),
});

const imports = createRoute({
  getParentRoute: () => site,
  path: 'settings/import',
  staticData: { needs: 'admin' },
  component: lazyRouteComponent(() => import('../../features/imports/page.tsx'), 'ImportPage'),
});

const privacy = createRoute({
  getParentRoute: () => site,
  path: 'privacy',
  staticData: { needs: 'admin' },
  component: lazyRouteComponent(() => import('../../features/privacy/page.tsx'), 'PrivacyPage'),
});

/** The views of one site. */
export const siteViews = [
  siteHome,
  overview,
  live,
  boards,
  board,
  recordings,
  recording,
  heatmaps,
  funnels,
  newFunnel,
  funnel,
  editFunnel,
  paths,
  visitors,
  visitor,
  forms,
  form,
  feedback,
  surveys,
  newSurvey,
  survey,
  editSurvey,
  retention,
  events,
  alerts,
  newAlert,
  editAlert,
  webhooks,
  install,
  settings,
  privacy,
  imports,
] as const;
