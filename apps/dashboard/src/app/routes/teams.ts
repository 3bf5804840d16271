import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { auditSearch } from '../../features/audit/search.ts';
import { api } from '../api.ts';
import { signedIn } from './signed-in.tsx';

export const account = createRoute({
  getParentRoute: () => signedIn,
  path: 'account',
  component: lazyRouteComponent(() => import('../../features/accounts/security/page.tsx'), 'SecurityPage'),
});

export const teams = createRoute({
  getParentRoute: () => signedIn,
  path: 'teams',
  beforeLoad: async ({ context }) => {
    const { items } = await context.queryClient.fetchQuery(api.teams.list.queryOptions());
    const [first] = items;
    if (first) throw redirect({ to: '/teams/$teamId/members', params: { teamId: first.id } });
    throw redirect({ to: '/sites' });
  },
});

const team = createRoute({
  getParentRoute: () => signedIn,
  path: 'teams/$teamId',
  component: lazyRouteComponent(() => import('../../features/teams/team-frame.tsx'), 'TeamFrame'),
});

const teamHome = createRoute({
  getParentRoute: () => team,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/teams/$teamId/members', params });
  },
});

const members = createRoute({
  getParentRoute: () => team,
  path: 'members',
  component: lazyRouteComponent(() => import('../../features/teams/members-page.tsx'), 'MembersPage'),
});

const keys = createRoute({
  getParentRoute: () => team,
  path: 'keys',
  staticData: { needs: 'admin' },
  component: lazyRouteComponent(() => import('../../features/keys/page.tsx'), 'KeysPage'),
});

const audit = createRoute({
  getParentRoute: () => team,
  path: 'audit',
  staticData: { needs: 'admin' },
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../../features/audit/page.tsx'), 'AuditPage'),
});

export const teamRoutes = team.addChildren([teamHome, members, keys, audit]);
