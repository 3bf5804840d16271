import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { z } from 'zod';
import { RegisterPage } from '../features/accounts/register-page.tsx';
import { SignInPage } from '../features/accounts/sign-in-page.tsx';
import { eventsSearch } from '../features/events/search.ts';
import { funnelSearch } from '../features/funnels/search.ts';
import { heatmapsSearch } from '../features/heatmaps/search.ts';
import { pathsSearch } from '../features/paths/search.ts';
import { recordingSearch, recordingsSearch } from '../features/recordings/search.ts';
import { retentionSearch } from '../features/retention/search.ts';
import { overviewSearch } from '../features/trends/search.ts';
import { visitorsSearch } from '../features/visitors/search.ts';
import { api } from './api.ts';
import { PagePending, RouteError, RouteNotFound } from './fallbacks.tsx';
import { problemOf } from './problem.ts';
import { FILTER_KEYS, parseSearch, questionSearch, RANGE_KEYS, stringifySearch } from './search.ts';
import { AppShell } from './shell/app-shell.tsx';
import { sitesQuery } from './sites.ts';

interface RouterContext {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });

/** Where to go after signing in: an address of this dashboard, never another site's. */
const returnSearch = z.object({
  return: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
});

const setupOf = (context: RouterContext) =>
  context.queryClient.fetchQuery(api.accounts.setup.queryOptions({ staleTime: 0 }));

const signIn = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  validateSearch: returnSearch,
  loader: async ({ context }) => {
    const setup = await setupOf(context);
    if (setup.is_new) throw redirect({ to: '/register' });
    return setup;
  },
  component: SignInPage,
});

const register = createRoute({
  getParentRoute: () => root,
  path: 'register',
  loader: async ({ context }) => {
    const setup = await setupOf(context);
    if (!setup.can_register) throw redirect({ to: '/sign-in' });
    return setup;
  },
  component: RegisterPage,
});

const shared = createRoute({
  getParentRoute: () => root,
  path: 'shared/$token',
  component: lazyRouteComponent(() => import('../features/shares/page.tsx'), 'SharedPage'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(api.accounts.me.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
    } catch (error) {
      if (problemOf(error).code !== 'not_signed_in') throw error;
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { return: location.href } });
    }
  },
  component: AppShell,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { items } = await context.queryClient.fetchQuery(sitesQuery);
    const [only, ...others] = items;
    if (only && others.length === 0) throw redirect({ to: '/sites/$siteId', params: { siteId: only.id } });
    throw redirect({ to: '/sites' });
  },
});

const sites = createRoute({
  getParentRoute: () => signedIn,
  path: 'sites',
  loader: ({ context }) => context.queryClient.ensureQueryData(sitesQuery),
  component: lazyRouteComponent(() => import('../features/sites/list-page.tsx'), 'SitesPage'),
});

const addSite = createRoute({
  getParentRoute: () => signedIn,
  path: 'sites/new',
  component: lazyRouteComponent(() => import('../features/sites/add-page.tsx'), 'AddSitePage'),
});

const site = createRoute({
  getParentRoute: () => signedIn,
  path: 'sites/$siteId',
  params: {
    parse: ({ siteId }) => ({ siteId: Number(siteId) }),
    stringify: ({ siteId }) => ({ siteId: String(siteId) }),
  },
  validateSearch: questionSearch,
  search: { middlewares: [retainSearchParams([...RANGE_KEYS, ...FILTER_KEYS])] },
  loader: ({ context, params }) => {
    if (!Number.isSafeInteger(params.siteId) || params.siteId < 1) throw notFound();
    return context.queryClient.ensureQueryData(api.sites.get.queryOptions({ input: { id: params.siteId } }));
  },
  component: SiteViews,
});

/** Keyed by the site: what a view kept of one must not stand in while another loads. */
function SiteViews() {
  const { siteId } = site.useParams();
  return <Outlet key={siteId} />;
}

const siteHome = createRoute({
  getParentRoute: () => site,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/sites/$siteId/overview', params, search: true });
  },
});

const overview = createRoute({
  getParentRoute: () => site,
  path: 'overview',
  validateSearch: overviewSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../features/trends/page.tsx'), 'OverviewPage'),
});

const live = createRoute({
  getParentRoute: () => site,
  path: 'live',
  component: lazyRouteComponent(() => import('../features/trends/live/page.tsx'), 'LivePage'),
});

const recordings = createRoute({
  getParentRoute: () => site,
  path: 'recordings',
  validateSearch: recordingsSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../features/recordings/page.tsx'), 'RecordingsPage'),
});

const recording = createRoute({
  getParentRoute: () => site,
  path: 'recordings/$recordingId',
  validateSearch: recordingSearch,
  component: lazyRouteComponent(() => import('../features/recordings/detail.tsx'), 'RecordingPage'),
});

const heatmaps = createRoute({
  getParentRoute: () => site,
  path: 'heatmaps',
  validateSearch: heatmapsSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../features/heatmaps/page.tsx'), 'HeatmapsPage'),
});

const funnels = createRoute({
  getParentRoute: () => site,
  path: 'funnels',
  component: lazyRouteComponent(() => import('../features/funnels/list-page.tsx'), 'FunnelsPage'),
});

const newFunnel = createRoute({
  getParentRoute: () => site,
  path: 'funnels/new',
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../features/funnels/editor/page.tsx'), 'NewFunnelPage'),
});

const funnel = createRoute({
  getParentRoute: () => site,
  path: 'funnels/$funnelId',
  validateSearch: funnelSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../features/funnels/page.tsx'), 'FunnelPage'),
});

const editFunnel = createRoute({
  getParentRoute: () => site,
  path: 'funnels/$funnelId/edit',
  // Nothing here asks for it: it is what is gone back to.
  validateSearch: funnelSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../features/funnels/editor/page.tsx'), 'EditFunnelPage'),
});

const paths = createRoute({
  getParentRoute: () => site,
  path: 'paths',
  validateSearch: pathsSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../features/paths/page.tsx'), 'PathsPage'),
});

const visitors = createRoute({
  getParentRoute: () => site,
  path: 'visitors',
  validateSearch: visitorsSearch,
  component: lazyRouteComponent(() => import('../features/visitors/list-page.tsx'), 'VisitorsPage'),
});

const visitor = createRoute({
  getParentRoute: () => site,
  path: 'visitors/$visitorId',
  component: lazyRouteComponent(() => import('../features/visitors/page.tsx'), 'VisitorPage'),
});

const forms = createRoute({
  getParentRoute: () => site,
  path: 'forms',
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../features/forms/page.tsx'), 'FormsPage'),
});

const form = createRoute({
  getParentRoute: () => site,
  path: 'forms/$formId',
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../features/forms/detail.tsx'), 'FormPage'),
});

const retention = createRoute({
  getParentRoute: () => site,
  path: 'retention',
  validateSearch: retentionSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../features/retention/page.tsx'), 'RetentionPage'),
});

const events = createRoute({
  getParentRoute: () => site,
  path: 'events',
  validateSearch: eventsSearch,
  staticData: { asks: 'days and segment' },
  component: lazyRouteComponent(() => import('../features/events/page.tsx'), 'EventsPage'),
});

const install = createRoute({
  getParentRoute: () => site,
  path: 'install',
  component: lazyRouteComponent(() => import('../features/sites/install-page.tsx'), 'InstallPage'),
});

const settings = createRoute({
  getParentRoute: () => site,
  path: 'settings',
  component: lazyRouteComponent(() => import('../features/sites/settings/page.tsx'), 'SettingsPage'),
});

const routeTree = root.addChildren([
  signIn,
  register,
  shared,
  signedIn.addChildren([
    home,
    sites,
    addSite,
    site.addChildren([
      siteHome,
      overview,
      live,
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
      retention,
      events,
      install,
      settings,
    ]),
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    // What is fresh is for the query client to say.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: RouteNotFound,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface StaticDataRouteOption {
    /** What of the question the view takes, so that the top bar offers this and no more. */
    asks?: 'days' | 'days and segment';
  }
}
