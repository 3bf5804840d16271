import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { StoresAway } from '../stores-away.tsx';

export interface RouterContext {
  queryClient: QueryClient;
}

export const root = createRootRouteWithContext<RouterContext>()({
  component: () => (
    <>
      <Outlet />
      <StoresAway />
    </>
  ),
});
