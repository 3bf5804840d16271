import type { FunnelDefinition } from '@desirepath/contract/funnel-definition';
import type { FunnelAnalytics } from '@desirepath/contract/funnels';
import { t } from '@lingui/core/macro';
import { StepBars } from '../../funnels/results/step-bars.tsx';
import { StepTable } from '../../funnels/results/step-table.tsx';
import { Watch } from '../scope.tsx';

interface FunnelTileProps {
  id: string;
  unit: FunnelDefinition['count_by'];
  analytics: FunnelAnalytics;
  asTable: boolean;
}

export function FunnelTile({ id, unit, analytics: { steps }, asTable }: FunnelTileProps) {
  const condition = (step: number, outcome: 'reached' | 'dropped') =>
    ({ kind: 'funnel', not: false, id, step, outcome }) as const;
  const actions = (step: number) => ({
    reached: <Watch whose={t`sessions that got to step ${step}`} conditions={[condition(step, 'reached')]} />,
    dropped: (
      <Watch
        whose={
          steps[step - 1]?.optional ? t`sessions that passed step ${step} over` : t`sessions lost before step ${step}`
        }
        conditions={[condition(step, 'dropped')]}
      />
    ),
  });
  if (asTable) return <StepTable steps={steps} others={undefined} actions={actions} />;
  return (
    <div className="px-4 py-2">
      <StepBars steps={steps} unit={unit} actions={actions} />
    </div>
  );
}
