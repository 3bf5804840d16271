import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { untilLeft } from '../renewal.ts';
import { StoresAway } from '../stores-away.tsx';
import { useHeadingFocus } from '../use-heading-focus.ts';

export interface RouterContext {
  queryClient: QueryClient;
}

export const root = createRootRouteWithContext<RouterContext>()({
  beforeLoad: ({ preload }) => (preload ? undefined : untilLeft()),
  component: Root,
});

function Root() {
  useHeadingFocus();
  return (
    <>
      <Outlet />
      <StoresAway />
    </>
  );
}
