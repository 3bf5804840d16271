import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { PROVIDER_PROBLEM_CODES } from '../../features/accounts/provider-problems.ts';
import { api } from '../api.ts';
import { type RouterContext, root } from './root.tsx';

/** Where to go after signing in: an address of this dashboard, never another site's. */
const returnSearch = z.object({
  return: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
  problem: z.enum(PROVIDER_PROBLEM_CODES).optional().catch(undefined),
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
  component: lazyRouteComponent(() => import('../../features/accounts/sign-in-page.tsx'), 'SignInPage'),
});

const register = createRoute({
  getParentRoute: () => root,
  path: 'register',
  loader: async ({ context }) => {
    const setup = await setupOf(context);
    if (!setup.can_register) throw redirect({ to: '/sign-in' });
    return setup;
  },
  component: lazyRouteComponent(() => import('../../features/accounts/register-page.tsx'), 'RegisterPage'),
});

const shared = createRoute({
  getParentRoute: () => root,
  path: 'shared/$token',
  component: lazyRouteComponent(() => import('../../features/shares/page.tsx'), 'SharedPage'),
});

const embed = createRoute({
  getParentRoute: () => root,
  path: 'embed/$token',
  component: lazyRouteComponent(() => import('../../features/boards/embed-page.tsx'), 'EmbedPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: 'invitations/$token',
  component: lazyRouteComponent(() => import('../../features/teams/invitation-page.tsx'), 'InvitationPage'),
});

const askForReset = createRoute({
  getParentRoute: () => root,
  path: 'reset',
  component: lazyRouteComponent(() => import('../../features/accounts/reset-page.tsx'), 'AskForResetPage'),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: 'reset/$token',
  component: lazyRouteComponent(() => import('../../features/accounts/reset-page.tsx'), 'ResetPage'),
});

/** What is open to people who are not signed in. */
export const strangersRoutes = [signIn, register, shared, embed, invitation, askForReset, reset] as const;
