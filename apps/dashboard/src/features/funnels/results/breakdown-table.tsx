import { type Clause, writeConditions } from '@desirepath/contract/conditions';
import type { FunnelAnalytics } from '@desirepath/contract/funnels';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { withCondition } from '../../../app/filter/use-filter.ts';
import { WatchThese } from '../../../app/watch-these.tsx';
import { Button } from '../../../ui/button.tsx';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { Table, Td, Th } from '../../../ui/table.tsx';
import type { BreakDown } from './break-down.ts';

interface BreakdownTableProps {
  siteId: number;
  by: BreakDown;
  analytics: FunnelAnalytics;
  /** What tells the sessions that got to a step from 1. */
  condition: (step: number) => Clause;
}

/** How far those came who share a value. Pressing one narrows everything to it. */
export function BreakdownTable({ siteId, by, analytics, condition }: BreakdownTableProps) {
  const navigate = useNavigate();
  return (
    <Table label={t`Steps by ${by.words}`} className="max-h-96">
      <thead>
        <tr>
          <Th>{by.label}</Th>
          {analytics.steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; two may have the same name
            <Th key={index} numeric title={step.name}>
              <span className="inline-block max-w-32 truncate align-bottom">{step.name}</span>
            </Th>
          ))}
          <Th numeric>
            <Trans>Conversion</Trans>
          </Th>
        </tr>
      </thead>
      <tbody>
        {analytics.breakdown.map(({ value, counts }) => {
          const only = by.narrowTo(value);
          return (
            <tr key={value}>
              <Td className="whitespace-nowrap">
                {only ? (
                  <Button
                    variant="link"
                    size="text"
                    className="font-normal text-foreground"
                    onClick={() =>
                      void navigate({
                        to: '.',
                        search: (before) => ({
                          ...before,
                          ...only.segment,
                          ...(only.condition
                            ? { where: withCondition(before.where, writeConditions([only.condition]) ?? '') }
                            : {}),
                        }),
                      })
                    }
                  >
                    {by.labelOf(value)}
                  </Button>
                ) : (
                  by.labelOf(value)
                )}
              </Td>
              {counts.map((count, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a count is of the step at its place
                <Td key={index} numeric>
                  <span className="inline-flex items-center gap-1">
                    {formatNumber(count)}
                    {count > 0 && only && (
                      <WatchThese
                        siteId={siteId}
                        whose={t`sessions that got to step ${index + 1}: ${by.labelOf(value)}`}
                        {...(only.segment ? { segment: only.segment } : {})}
                        conditions={[condition(index + 1), ...(only.condition ? [only.condition] : [])]}
                      />
                    )}
                  </span>
                </Td>
              ))}
              <Td numeric>{formatShare((counts.at(-1) ?? 0) / Math.max(1, counts[0] ?? 0))}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
