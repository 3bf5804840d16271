import { useCallback, useState, useSyncExternalStore } from 'react';
import type { FetchPage } from './replay/loader.ts';
import { Player } from './replay/player.ts';
import type { PlayerState } from './replay/state.ts';

/** A part of the player's state; the component renders again when that part changes, not with every frame. */
export const usePlayerState = <Part>(player: Player, part: (state: PlayerState) => Part): Part =>
  useSyncExternalStore(player.subscribe, () => part(player.state));

/**
 * A player of a recording that starts at a moment (epoch ms), in a frame with a document of its own if that is given. Give
 * `attach` as the ref of the element to play in.
 */
export function useReplay(start: number, fetchPage: FetchPage, frame?: string) {
  const [player] = useState(() => new Player(start, fetchPage, frame));
  const [failure, setFailure] = useState<unknown>();
  const attach = useCallback(
    (root: HTMLElement | null) => (root ? player.attach(root, setFailure) : undefined),
    [player],
  );
  const retry = () => {
    setFailure(undefined);
    player.retry();
  };
  return { player, attach, failure, retry };
}
