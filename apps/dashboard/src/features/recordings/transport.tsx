import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Expand, FastForward, Maximize, Minimize, Pause, Play, Radio, RotateCcw, RotateCw, Shrink } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { formatClock } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import type { Player } from './replay/player.ts';
import { SPEEDS } from './replay/state.ts';
import { usePlayerState } from './use-replay.ts';

interface TransportProps {
  player: Player;
  start: number;
  duration: number;
  isFullScreen: boolean;
  onFullScreen: () => void;
  isActualSize: boolean;
  onActualSize: () => void;
  /** More buttons. */
  children?: ReactNode;
}

const SPEED_OPTIONS = SPEEDS.map((speed) => ({ value: String(speed), label: `${speed}×` }));

export function Transport({
  player,
  start,
  duration,
  isFullScreen,
  onFullScreen,
  isActualSize,
  onActualSize,
  children,
}: TransportProps) {
  const isPlaying = usePlayerState(player, (state) => state.isPlaying);
  const speed = usePlayerState(player, (state) => state.speed);
  const skipsIdle = usePlayerState(player, (state) => state.skipsIdle);
  const skipId = useId();
  const by = (ms: number) => player.seek(Math.min(start + duration, Math.max(start, player.state.time + ms)));

  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-2 px-2 pb-2">
      <Tooltip content={t`5 seconds back (←)`}>
        <Button variant="ghost" size="icon" aria-label={t`5 seconds back`} onClick={() => by(-5_000)}>
          <RotateCcw />
        </Button>
      </Tooltip>
      <Tooltip content={isPlaying ? t`Pause (space)` : t`Play (space)`}>
        <Button
          variant="primary"
          size="icon"
          aria-label={isPlaying ? t`Pause` : t`Play`}
          onClick={() => player.toggle()}
          className="rounded-full"
        >
          {isPlaying ? <Pause className="fill-current" /> : <Play className="translate-x-px fill-current" />}
        </Button>
      </Tooltip>
      <Tooltip content={t`5 seconds on (→)`}>
        <Button variant="ghost" size="icon" aria-label={t`5 seconds on`} onClick={() => by(5_000)}>
          <RotateCw />
        </Button>
      </Tooltip>
      <Clock player={player} start={start} duration={duration} />
      <Live player={player} />
      <div className="ms-auto flex items-center gap-2">
        <label htmlFor={skipId} className="flex items-center gap-2 text-2sm">
          <FastForward className="size-4 text-muted-foreground" aria-hidden />
          <span className="max-sm:sr-only short:sr-only">
            <Trans>Skip inactivity</Trans>
          </span>
          <Switch id={skipId} checked={skipsIdle} onCheckedChange={(checked) => player.setSkipsIdle(checked)} />
        </label>
        <Select
          label={t`Speed`}
          value={String(speed)}
          options={SPEED_OPTIONS}
          onChange={(chosen) => player.setSpeed(Number(chosen))}
          className="w-20 tabular-nums"
        />
        {children}
        <Tooltip content={isActualSize ? t`Fit into the window (z)` : t`Actual size (z)`}>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t`Actual size`}
            aria-pressed={isActualSize}
            onClick={onActualSize}
            className="max-sm:hidden"
          >
            {isActualSize ? <Shrink /> : <Expand />}
          </Button>
        </Tooltip>
        <Tooltip content={isFullScreen ? t`Leave full screen (f)` : t`Full screen (f)`}>
          <Button
            variant="ghost"
            size="icon"
            aria-label={isFullScreen ? t`Leave full screen` : t`Full screen`}
            onClick={onFullScreen}
          >
            {isFullScreen ? <Minimize /> : <Maximize />}
          </Button>
        </Tooltip>
      </div>
    </div>
  );
}

/** That the session goes on, and the way to what its visitor does now. */
function Live({ player }: { player: Player }) {
  const isLive = usePlayerState(player, (state) => state.isLive);
  const isFollowing = usePlayerState(player, (state) => state.isFollowing);
  if (!isLive) return null;
  return isFollowing ? (
    <Badge tone="ember" role="status">
      <Radio aria-hidden />
      <Trans>Live</Trans>
    </Badge>
  ) : (
    <Button size="sm" onClick={() => player.follow()}>
      <Radio aria-hidden />
      <Trans>Catch up</Trans>
    </Button>
  );
}

function Clock({ player, start, duration }: Pick<TransportProps, 'player' | 'start' | 'duration'>) {
  // In whole seconds: the digits change once a second, not with every frame.
  const seconds = usePlayerState(player, ({ time }) => Math.max(0, Math.floor((time - start) / 1000)));
  return (
    <span className="px-2 text-muted-foreground tabular-nums">
      <span className="text-foreground">{formatClock(seconds * 1000)}</span> / {formatClock(duration)}
    </span>
  );
}
