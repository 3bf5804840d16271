import type { Vital, Vitals } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { later } from '../../app/later.tsx';
import { cn } from '../../ui/class-names.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Loading } from '../../ui/skeleton.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';
import { type Interval, intervalLabel } from './chart-points.ts';
import { VITAL_NAMES, vitalText, vitalTone } from './vital-words.ts';

// Recharts is larger than the rest of the dashboard together.
const VitalChart = later(
  () => import('./vital-chart.tsx'),
  () => <Loading className="h-48" />,
);

interface VitalsViewProps {
  vitals: Vitals;
  timeZone: string;
  /** Leads to the sessions in which the chosen measure was poor. */
  lead?: (vital: Vital) => ReactNode;
  className?: string;
}

/** One measure over time, chosen among those that there are. */
export function VitalsView({ vitals: { items, interval }, timeZone, lead, className }: VitalsViewProps) {
  const [chosen, setChosen] = useState(items[0]?.metric);
  const vital = items.find(({ metric }) => metric === chosen) ?? items[0];
  if (!vital) return null;
  return (
    <div
      className={cn(
        'grid grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_minmax(0,1fr)_auto] gap-2 px-4 py-2',
        className,
      )}
    >
      <SegmentedControl
        label={t`Measure`}
        value={vital.metric}
        options={items.map(({ metric }) => ({ value: metric, label: metric, title: VITAL_NAMES[metric] }))}
        onChange={setChosen}
        className="w-fit max-w-full"
      />
      <p className="flex items-center gap-1.5">
        <span className={cn('font-semibold', vitalTone(vital))}>{vitalText(vital)}</span>
        <span className="min-w-0 truncate text-muted-foreground">{`${VITAL_NAMES[vital.metric]}, 75 of 100`}</span>
        {vital.poor > 0 && lead?.(vital)}
      </p>

      <VitalChart vital={vital} interval={interval} timeZone={timeZone} className="h-full min-h-32" />

      <details className="text-2sm">
        <summary className="cursor-pointer text-muted-foreground">
          <Trans>As a table</Trans>
        </summary>
        <VitalPoints vital={vital} interval={interval} timeZone={timeZone} />
      </details>
    </div>
  );
}

interface VitalPointsProps {
  vital: Vital;
  interval: Interval;
  timeZone: string;
}

/** The figures behind the line, newest first. */
function VitalPoints({ vital: { metric, series }, interval, timeZone }: VitalPointsProps) {
  const label = intervalLabel(interval, timeZone, 'full');
  return (
    <Table label={t`${metric} over time`} className="max-h-48">
      <thead>
        <tr>
          <Th>
            <Trans>When</Trans>
          </Th>
          <Th numeric>
            <Trans>75 of 100</Trans>
          </Th>
        </tr>
      </thead>
      <tbody>
        {series.toReversed().map(({ at, p75 }) => (
          <tr key={at}>
            <Td>{label(at)}</Td>
            <Td numeric>{p75 === null ? '–' : vitalText({ metric, p75 })}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
