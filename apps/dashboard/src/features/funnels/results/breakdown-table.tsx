import type { Clause } from '@desirepath/contract/conditions';
import type { FunnelAnalytics, FunnelBreakdown } from '@desirepath/contract/funnels';
import { useNavigate } from '@tanstack/react-router';
import { SEGMENT_LABELS, valueLabel } from '../../../app/segment-labels.ts';
import { WatchThese } from '../../../app/watch-these.tsx';
import { Button } from '../../../ui/button.tsx';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { Table, Td, Th } from '../../../ui/table.tsx';

interface BreakdownTableProps {
  siteId: number;
  by: FunnelBreakdown;
  analytics: FunnelAnalytics;
  /** What tells the sessions that got to a step, counted from 1. */
  condition: (step: number) => Clause;
}

/** How far those came who share a value. Pressing one narrows everything to it. */
export function BreakdownTable({ siteId, by, analytics, condition }: BreakdownTableProps) {
  const navigate = useNavigate();
  return (
    <Table label={`Steps by ${SEGMENT_LABELS[by].toLowerCase()}`} className="max-h-96">
      <thead>
        <tr>
          <Th>{SEGMENT_LABELS[by]}</Th>
          {analytics.steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; two may have the same name
            <Th key={index} numeric title={step.name}>
              <span className="inline-block max-w-32 truncate align-bottom">{step.name}</span>
            </Th>
          ))}
          <Th numeric>Conversion</Th>
        </tr>
      </thead>
      <tbody>
        {analytics.breakdown.map(({ value, counts }) => (
          <tr key={value}>
            <Td className="whitespace-nowrap">
              {canFilter(by, value) ? (
                <Button
                  variant="link"
                  size="text"
                  className="font-normal text-foreground"
                  onClick={() => void navigate({ to: '.', search: (before) => ({ ...before, [by]: value }) })}
                >
                  {valueLabel(by, value)}
                </Button>
              ) : (
                'Unknown'
              )}
            </Td>
            {counts.map((count, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a count is of the step at its place
              <Td key={index} numeric>
                <span className="inline-flex items-center gap-1">
                  {formatNumber(count)}
                  {count > 0 && canFilter(by, value) && (
                    <WatchThese
                      siteId={siteId}
                      whose={`sessions that got to step ${index + 1}: ${valueLabel(by, value)}`}
                      segment={{ [by]: value }}
                      condition={condition(index + 1)}
                    />
                  )}
                </span>
              </Td>
            ))}
            <Td numeric>{formatShare((counts.at(-1) ?? 0) / Math.max(1, counts[0] ?? 0))}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** An empty source means that they came directly; what is not known of the others cannot be asked for. */
const canFilter = (by: FunnelBreakdown, value: string): boolean => value !== '' || by === 'source';
