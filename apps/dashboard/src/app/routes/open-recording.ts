import type { QueryClient } from '@tanstack/react-query';

/** Asks for a recording before its view is there, which is not waited for; what fails is asked for again by who needs it. */
export function openRecording(queryClient: QueryClient, opened: { site: number; id: string; isPlayed: boolean }): void {
  import('../../features/recordings/prefetch.ts').then(
    ({ prefetchRecording }) => prefetchRecording(queryClient, opened),
    () => undefined,
  );
}

/** One that the dashboard is opened with is asked for at once, beside who is asking. */
export function openAddressed(queryClient: QueryClient, { pathname, search }: Location): void {
  const [, site, id] = /^\/sites\/(\d+)\/recordings\/([\da-f-]{36})$/.exec(pathname) ?? [];
  if (!id) return;
  openRecording(queryClient, { site: Number(site), id, isPlayed: !/[?&](at|clip)=/.test(search) });
  import('../../features/recordings/detail.tsx').catch(() => undefined);
}
