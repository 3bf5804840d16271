import type { Tile } from '@desirepath/contract/tiles';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { LayoutGrid } from 'lucide-react';
import type { Client } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { PagePending } from '../../app/fallbacks.tsx';
import { problemOf } from '../../app/problem.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Grid } from './grid.tsx';
import { refreshEvery } from './refresh.ts';
import { TileCard } from './tile-card.tsx';
import { useSeen } from './use-seen.ts';

interface SharedBoardProps {
  token: string;
  client: Client;
}

/** The board that a link shows: to look at, and no way from it to any session. */
export function SharedBoard({ token, client }: SharedBoardProps) {
  const board = useQuery({
    queryKey: ['shared board', token],
    queryFn: ({ signal }) => client.sharedBoard.get(undefined, { signal }),
    refetchInterval: refreshEvery('figures'),
  });
  if (board.isError)
    return <ErrorState problem={problemOf(board.error)} onRetry={() => void board.refetch()} className="py-24" />;
  if (!board.data) return <PagePending />;
  if (board.data.tiles.length === 0)
    return (
      <EmptyState icon={LayoutGrid} title={t`Nothing is on this board yet`} className="py-24">
        <Trans>Whoever sent the link can put tiles on it; they appear here by themselves.</Trans>
      </EmptyState>
    );
  return <Grid tiles={board.data.tiles}>{(tile) => <SharedTile token={token} client={client} tile={tile} />}</Grid>;
}

function SharedTile({ token, client, tile }: SharedBoardProps & { tile: Pick<Tile, 'id' | 'title' | 'shows'> }) {
  const [ref, isSeen] = useSeen<HTMLElement>();
  const answer = useQuery({
    queryKey: ['shared tile', token, tile.id, tile.shows],
    queryFn: ({ signal }) => client.sharedBoard.answer({ tile: tile.id }, { signal }),
    placeholderData: keepPreviousData,
    enabled: isSeen,
    refetchInterval: refreshEvery(tile.shows.kind),
  });
  return <TileCard ref={ref} tile={tile} answer={answer} />;
}
