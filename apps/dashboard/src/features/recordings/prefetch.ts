import type { QueryClient } from '@tanstack/react-query';
import { prefetchKept } from '../../app/kept-assets.ts';
import { loadReplay } from '../../ui/padlock/frame.ts';
import { firstChunksQuery, partsQuery, recordingQuery } from './queries.ts';

interface Opened {
  site: number;
  id: string;
  /** It is shown from its beginning now, not only pointed at. */
  isPlayed: boolean;
}

/** Asks for all that the player will want of a recording at once: one answer tells nothing that the next needs. */
export function prefetchRecording(queryClient: QueryClient, { site, id, isPlayed }: Opened): void {
  void queryClient.prefetchQuery(recordingQuery(site, id));
  void queryClient.prefetchQuery(partsQuery(site, id));
  prefetchKept(queryClient, site, { recording: id });
  // Whoever needs it hears of it if it fails.
  loadReplay().catch(() => undefined);
  if (isPlayed) void queryClient.prefetchQuery(firstChunksQuery(site, id));
}
