import type { TimelineEvent } from '@desirepath/contract/recordings';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Network } from 'lucide-react';
import { useMemo, useState } from 'react';
import { cn } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatBytes, formatClock, formatNumber } from '../../ui/format.ts';
import { SearchInput } from '../../ui/search-input.tsx';
import { lastBefore } from './replay/moments.ts';
import type { Player } from './replay/player.ts';
import type { RecordedRequest } from './replay/plugins.ts';
import { barOf, requestsOf, WATERFALL_MS } from './replay/waterfall.ts';
import { usePlayerState } from './use-replay.ts';
import { VirtualRows } from './virtual-rows.tsx';

interface NetworkListProps {
  player: Player;
  start: number;
  timeline: readonly TimelineEvent[];
}

/** What the page asked of servers, and how long each answer took, as a waterfall about the moment that is watched. */
export function NetworkList({ player, start, timeline }: NetworkListProps) {
  const recorded = usePlayerState(player, (state) => state.requests);
  const [sought, setSought] = useState('');
  const all = useMemo(() => requestsOf(recorded, timeline), [recorded, timeline]);
  const requests = useMemo(
    () => all.filter(({ name }) => name.toLowerCase().includes(sought.trim().toLowerCase())),
    [all, sought],
  );
  const current = usePlayerState(player, ({ time }) => lastBefore(requests, time));
  // In steps, so that bars stand still for a while.
  const from = usePlayerState(
    player,
    ({ time }) => Math.floor((time - start) / (WATERFALL_MS / 2)) * (WATERFALL_MS / 2) + start - WATERFALL_MS / 4,
  );

  if (all.length === 0) {
    return (
      <EmptyState icon={Network} title={t`No requests`}>
        <Trans>
          None failed and none was slow. All requests of a page are kept where the settings of the site say so.
        </Trans>
      </EmptyState>
    );
  }
  const row = (index: number) => {
    const request = requests[index];
    return (
      request && {
        title: saying(request),
        className: 'grid grid-cols-[2.25rem_minmax(0,1fr)_4.5rem_3rem] text-2sm',
        onPress: () => player.seek(request.at),
        content: <RequestRow request={request} start={start} from={from} isCurrent={index === current} />,
      }
    );
  };
  return (
    <div className="flex h-full flex-col">
      <div className="flex border-b p-2">
        <SearchInput label={t`Search the requests`} value={sought} onChange={setSought} />
      </div>
      <VirtualRows label={t`Network`} player={player} count={requests.length} current={current} row={row} />
    </div>
  );
}

interface RequestRowProps {
  request: RecordedRequest;
  start: number;
  from: number;
  isCurrent: boolean;
}

function RequestRow({ request, start, from, isCurrent }: RequestRowProps) {
  const { name, method, kind, status, at, duration } = request;
  const bar = barOf(request, from);
  const isBad = status >= 400 || (status === 0 && kind === '');
  return (
    <>
      <span className={cn('tabular-nums', isBad ? 'font-medium text-bad' : 'text-muted-foreground')}>
        {status || '–'}
      </span>
      <span className="truncate">
        <span className="text-muted-foreground">{method}</span> {shortName(name)}
      </span>
      <span aria-hidden className="relative h-2 rounded-sm bg-muted">
        <span
          className={cn('absolute inset-y-0 rounded-sm', isBad ? 'bg-bad' : 'bg-ember')}
          style={{ left: `${bar.left * 99}%`, width: `${bar.width * 100}%` }}
        />
      </span>
      <span className="text-end text-muted-foreground tabular-nums">
        {isCurrent || duration === 0
          ? formatClock(Math.max(0, at - start))
          : `${formatNumber(Math.round(duration))} ms`}
      </span>
    </>
  );
}

function saying({ method, kind, name, status, duration, bytes }: RecordedRequest): string {
  const told = [method || kind, name, status || t`no status`, `${formatNumber(Math.round(duration))} ms`];
  return [...told, bytes ? formatBytes(bytes) : ''].join(' ');
}

/** What tells requests apart is at the end of their addresses. */
const shortName = (name: string) => name.replace(/^https?:\/\//, '').replace(/^[^/]*(?=\/.)/, '');
