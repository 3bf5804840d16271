import type { Recording } from '@desirepath/contract/recordings';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { chunksQuery } from './queries.ts';
import { Player, type PlayerState } from './replay/player.ts';

/** A part of the player's state; the component renders again when that part changes, not with every frame. */
export const usePlayerState = <Part>(player: Player, part: (state: PlayerState) => Part): Part =>
  useSyncExternalStore(player.subscribe, () => part(player.state));

/**
 * A player of this recording, fed with its parts as they come: the first one plays while the others are on their way.
 * Give `attach` as the ref of the element to play in.
 */
export function usePlayer({ site, recording_id, started_at }: Recording) {
  const [player] = useState(() => new Player(Date.parse(started_at)));
  const [failure, setFailure] = useState<unknown>();
  const chunks = useInfiniteQuery(chunksQuery(site, recording_id));
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = chunks;

  useEffect(() => {
    if (data)
      player.add(
        data.pages.flatMap((page) => page.items),
        !hasNextPage,
      );
  }, [player, data, hasNextPage]);

  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);

  const attach = useCallback(
    (root: HTMLElement | null) => (root ? player.attach(root, setFailure) : undefined),
    [player],
  );
  const retry = () => void (data ? fetchNextPage() : chunks.refetch());
  return { player, attach, error: failure ?? chunks.error, retry };
}
