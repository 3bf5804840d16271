import type { Vitals } from '@desirepath/contract/trends';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { cn } from '../../ui/class-names.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Loading } from '../../ui/skeleton.tsx';
import { VITAL_NAMES, vitalText, vitalTone } from './vital-words.ts';

// Recharts is larger than the rest of the dashboard together.
const VitalChart = lazy(() => import('./vital-chart.tsx'));

interface VitalsViewProps {
  vitals: Vitals;
  timeZone: string;
  /** Leads to the sessions in which the chosen measure was poor. */
  lead?: (vital: Vitals['items'][number]) => ReactNode;
  className?: string;
}

/** One measure over time, chosen among those that there are. */
export function VitalsView({ vitals: { items, interval }, timeZone, lead, className }: VitalsViewProps) {
  const [chosen, setChosen] = useState(items[0]?.metric);
  const vital = items.find(({ metric }) => metric === chosen) ?? items[0];
  if (!vital) return null;
  return (
    <div className={cn('grid grid-rows-[auto_auto_minmax(0,1fr)] gap-2 px-4 py-2', className)}>
      <SegmentedControl
        label="Measure"
        value={vital.metric}
        options={items.map(({ metric }) => ({ value: metric, label: metric, title: VITAL_NAMES[metric] }))}
        onChange={setChosen}
        className="w-fit"
      />
      <p className="flex items-center gap-1.5">
        <span className={cn('font-semibold', vitalTone(vital))}>{vitalText(vital)}</span>
        <span className="min-w-0 truncate text-muted-foreground">{`${VITAL_NAMES[vital.metric]}, 75 of 100`}</span>
        {vital.poor > 0 && lead?.(vital)}
      </p>
      <Suspense fallback={<Loading className="h-48" />}>
        <VitalChart vital={vital} interval={interval} timeZone={timeZone} className="h-full min-h-32" />
      </Suspense>
    </div>
  );
}
