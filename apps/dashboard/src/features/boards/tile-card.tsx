import type { TileAnswered } from '@desirepath/contract/boards';
import type { Tile } from '@desirepath/contract/tiles';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import { Table2 } from 'lucide-react';
import { type ReactNode, type Ref, useState } from 'react';
import { ErrorState } from '../../app/error-state.tsx';
import { type Problem, problemOf } from '../../app/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatDays } from '../../ui/format.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { KIND_LOOKS } from './kinds.ts';
import { isEmpty, TileBody } from './tiles/body.tsx';

interface TileCardProps {
  tile: Pick<Tile, 'title' | 'shows'>;
  answer: Pick<UseQueryResult<TileAnswered>, 'data' | 'error' | 'isPlaceholderData' | 'refetch'>;
  /** What is its own about it, such as its filter. */
  note?: ReactNode;
  /** What can be done with it. */
  actions?: ReactNode;
  /** What helps where it asks for what was deleted. */
  mend?: ReactNode;
  ref?: Ref<HTMLElement>;
}

/** One tile: its title, its answer drawn or as a table; old numbers stay while new ones load. */
export function TileCard({ tile: { title, shows }, answer, note, actions, mend, ref }: TileCardProps) {
  const [asTable, setAsTable] = useState(false);
  const { data, error, isPlaceholderData, refetch } = answer;
  const isOfBefore = data !== undefined && data.answer.kind !== shows.kind;
  const { icon: Icon } = KIND_LOOKS[shows.kind];
  return (
    <Card ref={ref} aria-label={title} className="flex h-full min-w-0 flex-col overflow-hidden">
      <header className="flex h-11 shrink-0 items-center gap-2 pe-1.5 ps-4">
        <h2 className="min-w-0 truncate font-semibold" title={title}>
          {title}
        </h2>
        {data && shows.kind !== 'live' && (
          <span className="min-w-0 flex-1 truncate text-2sm text-muted-foreground">
            {formatDays(data.from, data.to)}
            {note && ' · '}
            {note}
          </span>
        )}
        <span className="ms-auto flex shrink-0 items-center">
          <Button
            variant="ghost"
            size="icon"
            aria-label={t`${title} as a table`}
            title={t`As a table`}
            aria-pressed={asTable}
            onClick={() => setAsTable((before) => !before)}
            className="aria-pressed:text-ember-text"
          >
            <Table2 />
          </Button>
          {actions}
        </span>
      </header>
      <div
        aria-busy={isPlaceholderData}
        className="min-h-0 flex-1 overflow-auto transition-opacity aria-busy:opacity-60"
      >
        {error && !data ? (
          <TileProblem problem={problemOf(error)} onRetry={() => void refetch()} mend={mend} />
        ) : !data || isOfBefore ? (
          <div role="status" aria-label={t`Loading ${title}`} className="h-full p-4 pt-1">
            <Skeleton className="h-full" />
          </div>
        ) : isEmpty(data.answer) ? (
          <div className="grid h-full content-center justify-items-center gap-1 p-4 text-center text-muted-foreground">
            <Icon aria-hidden className="size-5" />
            <p>
              <Trans>Nothing of this in these days.</Trans>
            </p>
          </div>
        ) : (
          <TileBody shows={shows} answered={data} asTable={asTable} />
        )}
      </div>
    </Card>
  );
}

/** A goal, a funnel or a form that is gone does not come back by asking again. */
function TileProblem({ problem, onRetry, mend }: { problem: Problem; onRetry: () => void; mend: ReactNode }) {
  const isGone = problem.code.endsWith('not_found');
  return <ErrorState problem={problem} {...(isGone ? {} : { onRetry })} action={mend} className="py-4" />;
}
