import type { Question } from '@desirepath/contract/segment';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { formatNumber, formatShare } from '../../ui/format.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';
import { stopWords } from './words.ts';

interface JourneysTableProps {
  input: Question & { start?: string; end?: string; events: boolean; groups: string; goal?: string };
}

/** The ways that most sessions took from their first stop to their last. */
export function JourneysTable({ input }: JourneysTableProps) {
  const journeys = useQuery(api.paths.journeys.queryOptions({ input, placeholderData: keepPreviousData }));
  if (journeys.isPending) return <SkeletonRows rows={8} className="p-4" />;
  if (journeys.isError)
    return <ErrorState problem={problemOf(journeys.error)} onRetry={() => void journeys.refetch()} />;
  const { items, sessions } = journeys.data;
  if (items.length === 0)
    return (
      <p className="p-6 text-center text-muted-foreground">
        <Trans>No whole journeys in these days. Choose more of them.</Trans>
      </p>
    );
  return (
    <div aria-busy={journeys.isPlaceholderData} className="aria-busy:opacity-60">
      <Table label={t`Commonest whole journeys`} className="max-h-[32rem]">
        <thead>
          <tr>
            <Th>
              <Trans>Journey</Trans>
            </Th>
            <Th numeric>
              <Trans>Sessions</Trans>
            </Th>
            <Th numeric>{t({ message: 'Share', context: 'a part of a whole' })}</Th>
            {input.goal && (
              <Th numeric>
                <Trans>Converted</Trans>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((journey) => (
            <tr key={journey.stops.join(' ')}>
              <Td>
                <span className="block py-1.5">{journey.stops.map(stopWords).join(' → ')}</span>
              </Td>
              <Td numeric>{formatNumber(journey.sessions)}</Td>
              <Td numeric>{formatShare(journey.sessions / Math.max(1, sessions))}</Td>
              {input.goal && <Td numeric>{formatShare(journey.converted / Math.max(1, journey.sessions))}</Td>}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
