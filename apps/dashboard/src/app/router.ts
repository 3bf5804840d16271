import type { Role } from '@desirepath/contract/roles';
import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { PagePending, RouteError, RouteNotFound } from './fallbacks.tsx';
import { root } from './routes/root.tsx';
import { addSite, home, jobs, signedIn, site, sites, status } from './routes/signed-in.tsx';
import { siteViews } from './routes/site-views.ts';
import { strangersRoutes } from './routes/strangers.ts';
import { account, teamRoutes, teams } from './routes/teams.ts';
import { parseSearch, stringifySearch } from './search.ts';

const routeTree = root.addChildren([
  ...strangersRoutes,
  signedIn.addChildren([home, sites, addSite, jobs, status, account, teams, teamRoutes, site.addChildren(siteViews)]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    // What a page kept of one thing must not stand in for another, which may be here at once.
    defaultRemountDeps: ({ params }) => params,
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
    /** The least role at the site for which the page is of use. */
    needs?: Role;
  }
}
