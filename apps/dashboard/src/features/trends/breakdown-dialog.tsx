import { QUERY } from '@desirepath/contract/limits';
import type { Question } from '@desirepath/contract/segment';
import type { Dimension } from '@desirepath/contract/trends';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';
import { SEGMENT_LABELS, valueLabel } from '../../app/segment-labels.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';
import { DIMENSION_LOOKS } from './dimensions.ts';

interface BreakdownDialogProps {
  question: Question;
  by: Dimension;
  onClose: () => void;
}

/** All rows of a breakdown, with all their figures. */
export function BreakdownDialog({ question, by, onClose }: BreakdownDialogProps) {
  const breakdown = useQuery(
    api.trends.breakdown.queryOptions({ input: { ...question, by, limit: QUERY.breakdownRows } }),
  );
  const { label, segmentKey } = DIMENSION_LOOKS[by];
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={label} className="max-w-2xl">
      {breakdown.isPending && <SkeletonRows rows={10} />}
      {breakdown.isError && <ErrorState problem={problemOf(breakdown.error)} onRetry={breakdown.refetch} />}
      {breakdown.isSuccess && (
        <Table label={label}>
          <thead>
            <tr>
              <Th>{SEGMENT_LABELS[segmentKey]}</Th>
              <Th numeric>Visitors</Th>
              <Th numeric>Sessions</Th>
              <Th numeric>Page views</Th>
            </tr>
          </thead>
          <tbody>
            {breakdown.data.items.map((item) => (
              <tr key={item.value}>
                <Td className="max-w-80 truncate" title={item.value}>
                  {valueLabel(segmentKey, item.value)}
                </Td>
                <Td numeric>{formatNumber(item.visitors)}</Td>
                <Td numeric>{formatNumber(item.sessions)}</Td>
                <Td numeric>{formatNumber(item.pageviews)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Dialog>
  );
}
