import type { Recording } from '@desirepath/contract/recordings';
import { useEffect } from 'react';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { findElement } from '../heatmaps/placement/find.ts';
import { Stage } from '../recordings/stage.tsx';
import { usePlayer } from '../recordings/use-player.ts';
import { usePlayerState } from '../recordings/use-replay.ts';

interface RecordedMomentProps {
  recording: Recording;
  /** epoch ms */
  at: number;
  /** What was pointed at. */
  selector: string | undefined;
}

/** A page comes when its parts are loaded, and moves as its styles and pictures come in: so what is marked is looked for anew. */
const LOOKED_FOR_EVERY_MS = 500;

/** The page as its visitor had it at one moment, with what they pointed at; it plays on from there. */
export function RecordedMoment({ recording, at, selector }: RecordedMomentProps) {
  const { player, attach, error, retry } = usePlayer(recording);
  const start = Date.parse(recording.started_at);
  const moment = Math.min(Math.max(at, start), start + recording.duration);
  const isPlanned = usePlayerState(player, ({ tabs }) => tabs.length > 0);
  useEffect(() => {
    if (!isPlanned) return;
    player.pause();
    player.seek(moment);
  }, [player, isPlanned, moment]);

  const isPlaying = usePlayerState(player, (state) => state.isPlaying);
  useEffect(() => {
    if (isPlaying || selector === undefined) return;
    const timer = setInterval(() => {
      player.highlight(player.document && findElement(player.document, selector));
    }, LOOKED_FOR_EVERY_MS);
    return () => {
      clearInterval(timer);
      player.highlight(null);
    };
  }, [player, isPlaying, selector]);

  return (
    <Stage player={player} attach={attach} isActualSize={false}>
      {Boolean(error) && !isPlanned && <ErrorState problem={problemOf(error)} onRetry={retry} />}
    </Stage>
  );
}
