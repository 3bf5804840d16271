import type { Question } from '@desirepath/contract/segment';
import type { Dimension } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { type ReactNode, useState } from 'react';
import { Card, CardHeader } from '../../ui/card.tsx';
import { cn } from '../../ui/class-names.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { PinToBoard } from '../boards/pin.tsx';
import { BreakdownList } from './breakdown-list.tsx';
import { DIMENSION_LOOKS } from './dimensions.ts';

/** More names than these do not fit beside the title, where two cards share a row. */
const SIDE_BY_SIDE = 4;

interface BreakdownCardProps {
  question: Question;
  goal: string | undefined;
  title: string;
  /** They share the card; it begins with the first. */
  dimensions: readonly [Dimension, ...Dimension[]];
  /** Visitors in all, which the rows are shares of. */
  visitors: number;
  /** Shown above the rows of a property. */
  above?: (by: Dimension) => ReactNode;
  className?: string;
}

export function BreakdownCard({ question, goal, title, dimensions, visitors, above, className }: BreakdownCardProps) {
  const [by, setBy] = useState<Dimension>(dimensions[0]);
  const options = dimensions.map((each) => ({ value: each, label: DIMENSION_LOOKS[each].label }));
  return (
    <Card className={cn('flex min-w-0 flex-col pb-2', className)}>
      <CardHeader title={title}>
        <span className="flex min-w-0 max-w-full items-center gap-1">
          {dimensions.length > SIDE_BY_SIDE ? (
            <Select label={t`${title} by`} value={by} options={options} onChange={setBy} />
          ) : (
            <SegmentedControl label={t`${title} by`} value={by} options={options} onChange={setBy} />
          )}
          <PinToBoard size="icon" things={[{ shows: { kind: 'breakdown', by, goal, limit: 8 } }]} />
        </span>
      </CardHeader>
      {above?.(by)}
      {/* Keyed: the rows of another property would be wrong, not old, while these load. */}
      <BreakdownList key={by} input={{ ...question, by, goal }} look={DIMENSION_LOOKS[by]} visitors={visitors} />
    </Card>
  );
}
