import type { Vital, Vitals } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { poorVital } from '../../trends/vital-words.ts';
import { VitalsTable } from '../../trends/vitals-table.tsx';
import { VitalsView } from '../../trends/vitals-view.tsx';
import { Watch } from '../scope.tsx';

interface VitalsTileProps {
  vitals: Vitals;
  timeZone: string;
  asTable: boolean;
}

export function VitalsTile({ vitals, timeZone, asTable }: VitalsTileProps) {
  const lead = (vital: Vital) => (
    <Watch whose={t`sessions with a poor ${vital.metric}`} conditions={[poorVital(vital)]} />
  );
  if (asTable) return <VitalsTable items={vitals.items} lead={lead} className="h-full" />;
  return <VitalsView vitals={vitals} timeZone={timeZone} lead={lead} className="h-full" />;
}
