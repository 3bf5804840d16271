import type { Vital } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { WatchHead } from '../../app/watch-head.tsx';
import { cn } from '../../ui/class-names.ts';
import { formatCount, formatShare } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';
import { VITAL_NAMES, vitalText, vitalTone } from './vital-words.ts';

interface VitalsTableProps {
  items: readonly Vital[];
  /** Leads to the sessions in which a measure was poor. */
  lead?: (vital: Vital) => ReactNode;
  className?: string;
}

/** What three quarters of page views were at least as good as, measure by measure. */
export function VitalsTable({ items, lead, className }: VitalsTableProps) {
  return (
    <Table label={t`Web vitals`} className={cn('px-1', className)}>
      <thead>
        <tr>
          <Th>
            <Trans>Measure</Trans>
          </Th>
          <Th numeric>
            <Trans>75 of 100</Trans>
          </Th>
          <Th numeric>
            <Trans>Good</Trans>
          </Th>
          <Th numeric>
            <Trans>Poor</Trans>
          </Th>
          <Th numeric>
            <Trans>Samples</Trans>
          </Th>
          <WatchHead />
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.metric}>
            <Td title={VITAL_NAMES[item.metric]} className="truncate sm:w-full sm:max-w-0">
              {item.metric} <span className="hidden text-muted-foreground sm:inline">{VITAL_NAMES[item.metric]}</span>
            </Td>
            <Td numeric className={cn('font-medium', vitalTone(item))}>
              {vitalText(item)}
            </Td>
            <Td numeric>{formatShare(item.good, true)}</Td>
            <Td numeric>{formatShare(item.poor, true)}</Td>
            <Td numeric>{formatCount(item.samples)}</Td>
            <Td className="w-8 ps-0">{item.poor > 0 && lead?.(item)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
