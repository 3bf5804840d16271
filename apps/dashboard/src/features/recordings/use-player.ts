import type { Recording } from '@desirepath/contract/recordings';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client } from '../../app/api.ts';
import { useKept } from '../../app/kept-assets.ts';
import { frameOf } from '../../ui/padlock/frame.ts';
import { followNews } from './follow-news.ts';
import { partsQuery, recordingQuery, takeFirstChunks } from './queries.ts';
import type { Player } from './replay/player.ts';
import { useReplay } from './use-replay.ts';

/** How often it is asked what happened in it, for the list beside it. */
const EVENTS_EVERY_MS = 5_000;

/** A player of this recording, which loads what it plays. Give `attach` as the ref of the element to play in. */
export function usePlayer({ site, recording_id, started_at }: Recording) {
  const queryClient = useQueryClient();
  const { player, attach, failure, retry } = useReplay(
    Date.parse(started_at),
    (wanted, signal) =>
      wanted.cursor === undefined
        ? takeFirstChunks(queryClient, site, recording_id)
        : client.recordings.chunks({ site, id: recording_id, ...wanted }, { signal }),
    frameOf(site),
  );
  const parts = useQuery(partsQuery(site, recording_id));

  const assets = useKept(site, { recording: recording_id });
  const { kept } = assets;

  useEffect(() => {
    if (kept) player.showKept(kept);
  }, [player, kept]);
  // Nothing is loaded before: it would be shown without.
  const planned = kept && parts.data;
  useEffect(() => {
    if (planned) player.plan(planned.items, planned.is_live, planned.holes);
  }, [player, planned]);
  useNews(player, { site, id: recording_id, asOf: parts.data?.is_live ? parts.data.as_of : undefined });

  const retryAll = () => {
    retry();
    if (!parts.data) void parts.refetch();
  };
  return { player, attach, assets, error: failure ?? parts.error, retry: retryAll };
}

/** Asks what is new of a live session for as long as it is one. */
function useNews(player: Player, { site, id, asOf }: { site: number; id: string; asOf: number | undefined }): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (asOf === undefined) return;
    let eventsAt = asOf;
    const stopping = new AbortController();
    void followNews({
      since: asOf,
      ask: (since, signal) => client.recordingParts.list({ site, id, since }, { signal }),
      signal: stopping.signal,
      onNews({ items, is_live, as_of }) {
        player.plan(items, is_live);
        if (as_of - eventsAt < EVENTS_EVERY_MS) return;
        eventsAt = as_of;
        void queryClient.invalidateQueries({ queryKey: recordingQuery(site, id).queryKey });
      },
    });
    return () => stopping.abort();
  }, [player, queryClient, site, id, asOf]);
}
