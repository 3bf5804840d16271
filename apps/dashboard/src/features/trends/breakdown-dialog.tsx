import { QUERY } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { formatExactWorth, formatNumber, formatShare } from '../../ui/format.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';
import type { BreakdownInput } from './breakdown-list.tsx';
import type { DimensionLook } from './dimensions.ts';

interface BreakdownDialogProps {
  input: BreakdownInput;
  look: DimensionLook;
  onClose: () => void;
}

/** All rows of a breakdown, with all their figures. */
export function BreakdownDialog({ input, look, onClose }: BreakdownDialogProps) {
  const breakdown = useQuery(api.trends.breakdown.queryOptions({ input: { ...input, limit: QUERY.breakdownRows } }));
  const hasGoal = input.goal !== undefined;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={look.label} className="max-w-3xl">
      {breakdown.isPending && <SkeletonRows rows={10} />}
      {breakdown.isError && <ErrorState problem={problemOf(breakdown.error)} onRetry={breakdown.refetch} />}
      {breakdown.isSuccess && (
        <Table label={look.label}>
          <thead>
            <tr>
              <Th>{look.one}</Th>
              <Th numeric>
                <Trans>Visitors</Trans>
              </Th>
              <Th numeric>
                <Trans>Sessions</Trans>
              </Th>
              <Th numeric>{input.by === 'property' ? t`Events` : t`Page views`}</Th>
              <Th numeric>
                <Trans>Bounce rate</Trans>
              </Th>
              {hasGoal && (
                <>
                  <Th numeric>
                    <Trans>Conversions</Trans>
                  </Th>
                  <Th numeric>
                    <Trans>Rate</Trans>
                  </Th>
                  <Th numeric>
                    <Trans>Value</Trans>
                  </Th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {breakdown.data.items.map((item) => (
              <tr key={item.value}>
                <Td className="max-w-80 truncate" title={item.value}>
                  {look.labelOf(item.value)}
                </Td>
                <Td numeric>{formatNumber(item.visitors)}</Td>
                <Td numeric>{formatNumber(item.sessions)}</Td>
                <Td numeric>{formatNumber(item.pageviews)}</Td>
                <Td numeric>{item.bounce_rate === null ? '–' : formatShare(item.bounce_rate)}</Td>
                {hasGoal && (
                  <>
                    <Td numeric>{formatNumber(item.conversions)}</Td>
                    <Td numeric>{formatShare(item.sessions === 0 ? 0 : item.conversions / item.sessions)}</Td>
                    <Td numeric>{formatExactWorth(item.revenue, breakdown.data.currency)}</Td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Dialog>
  );
}
