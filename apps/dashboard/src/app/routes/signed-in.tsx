import {
  createRoute,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
  retainSearchParams,
  useMatches,
} from '@tanstack/react-router';
import { jobsSearch } from '../../features/jobs/search.ts';
import { api } from '../api.ts';
import { useMay } from '../at-least.tsx';
import { NotForYou } from '../fallbacks.tsx';
import { problemOf } from '../problem.ts';
import { FILTER_KEYS, questionSearch, RANGE_KEYS } from '../search.ts';
import { AppShell } from '../shell/app-shell.tsx';
import { sitesQuery } from '../sites.ts';
import { visitedQuery } from '../use-first-visit.ts';
import { root } from './root.tsx';

export const signedIn = createRoute({
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

export const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { items } = await context.queryClient.fetchQuery(sitesQuery);
    const [only, ...others] = items;
    if (only && others.length === 0) throw redirect({ to: '/sites/$siteId', params: { siteId: only.id } });
    throw redirect({ to: '/sites' });
  },
});

export const sites = createRoute({
  getParentRoute: () => signedIn,
  path: 'sites',
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.ensureQueryData(sitesQuery),
      // Nobody is offered what would be taken away.
      queryClient.ensureQueryData(api.teams.list.queryOptions()),
    ]),
  component: lazyRouteComponent(() => import('../../features/sites/list-page.tsx'), 'SitesPage'),
});

export const addSite = createRoute({
  getParentRoute: () => signedIn,
  path: 'sites/new',
  loader: ({ context }) => context.queryClient.ensureQueryData(api.teams.list.queryOptions()),
  component: lazyRouteComponent(() => import('../../features/sites/add-page.tsx'), 'AddSitePage'),
});

export const jobs = createRoute({
  getParentRoute: () => signedIn,
  path: 'jobs',
  validateSearch: jobsSearch,
  component: lazyRouteComponent(() => import('../../features/jobs/page.tsx'), 'JobsPage'),
});

export const status = createRoute({
  getParentRoute: () => signedIn,
  path: 'status',
  component: lazyRouteComponent(() => import('../../features/operation/page.tsx'), 'StatusPage'),
});

export const site = createRoute({
  getParentRoute: () => signedIn,
  path: 'sites/$siteId',
  params: {
    parse: ({ siteId }) => ({ siteId: Number(siteId) }),
    stringify: ({ siteId }) => ({ siteId: String(siteId) }),
  },
  validateSearch: questionSearch,
  search: { middlewares: [retainSearchParams([...RANGE_KEYS, ...FILTER_KEYS])] },
  loader: async ({ context, params }) => {
    if (!Number.isSafeInteger(params.siteId) || params.siteId < 1) throw notFound();
    const [site] = await Promise.all([
      context.queryClient.ensureQueryData(api.sites.get.queryOptions({ input: { id: params.siteId } })),
      // Who may do what: nothing is offered first and taken away then.
      context.queryClient.ensureQueryData(api.teams.list.queryOptions()),
      // Nor is anything shown of a site that nobody has visited, to be taken away: where it cannot be known, it is shown.
      context.queryClient.prefetchQuery({ ...visitedQuery(params.siteId), retry: false }),
    ]);
    return site;
  },
  component: SiteViews,
});

function SiteViews() {
  const needs = useMatches({ select: (matches) => matches.at(-1)?.staticData.needs }) ?? 'viewer';
  return useMay(needs) ? <Outlet /> : <NotForYou needs={needs} />;
}
