import type { Recording } from '@desirepath/contract/recordings';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client } from '../../app/api.ts';
import { useKept } from '../../app/kept-assets.ts';
import { frameOf } from '../../ui/padlock/frame.ts';
import { partsQuery, recordingQuery, takeFirstChunks } from './queries.ts';
import type { Player } from './replay/player.ts';
import { useReplay } from './use-replay.ts';

/** The answer to what is new of a session that goes on waits for news: this is for a server that is not there. */
const ASK_AGAIN_MS = 1_000;
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
    let since = asOf;
    let eventsAt = asOf;
    let timer: ReturnType<typeof setTimeout>;
    const stopping = new AbortController();
    const ask = async () => {
      let wait = 0;
      try {
        const news = await client.recordingParts.list({ site, id, since }, { signal: stopping.signal });
        since = news.as_of;
        player.plan(news.items, news.is_live);
        if (since - eventsAt >= EVENTS_EVERY_MS) {
          eventsAt = since;
          void queryClient.invalidateQueries({ queryKey: recordingQuery(site, id).queryKey });
        }
        if (!news.is_live) return;
      } catch {
        // Asked again: a server that restarts is back soon, and what is here plays on.
        wait = ASK_AGAIN_MS;
      }
      if (!stopping.signal.aborted) timer = setTimeout(ask, wait);
    };
    timer = setTimeout(ask, 0);
    return () => {
      clearTimeout(timer);
      stopping.abort();
    };
  }, [player, queryClient, site, id, asOf]);
}
