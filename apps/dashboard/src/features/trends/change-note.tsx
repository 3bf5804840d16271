import type { Overview } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { TrendingDown, TrendingUp } from 'lucide-react';
import { cn } from '../../ui/class-names.ts';
import { type Change, changeOf } from './change.ts';
import { comparedWords } from './compared-words.ts';
import { metricLook } from './metrics.ts';
import type { Metric } from './search.ts';

const TONES = { good: 'text-good', bad: 'text-bad', neutral: 'text-muted-foreground' } as const;
const ICONS = { up: TrendingUp, down: TrendingDown, same: undefined } as const;

interface ChangeNoteProps {
  metric: Metric;
  overview: Overview;
}

/** How a figure moved, and from what. */
export function ChangeNote({ metric, overview: { totals, previous, compared, currency } }: ChangeNoteProps) {
  const change = changeOf(metric, totals, previous);
  if (!change) {
    const words = t`Nothing to compare with`;
    return (
      <span className="text-muted-foreground text-xs" title={words}>
        <span className="sr-only">{words}</span>
        <span aria-hidden>–</span>
      </span>
    );
  }
  const Icon = ICONS[change.direction];
  const beforeValue = metricLook(metric, currency).format(previous[metric]);
  const beforeText = comparedWords(compared);
  return (
    <span className="flex items-center gap-1 text-xs" title={t`${beforeValue} in ${beforeText}`}>
      <span className={cn('inline-flex items-center gap-1 font-medium tabular-nums', TONES[change.tone])}>
        {Icon && <Icon className="size-3.5" aria-hidden />}
        <span className="sr-only">{spoken(change)}</span>
        <span aria-hidden>{change.text}</span>
      </span>
      <span className="text-muted-foreground">
        <Trans>from {beforeValue}</Trans>
      </span>
    </span>
  );
}

/** The arrow in words. */
function spoken({ direction, text }: Change): string {
  if (direction === 'up') return t`up by ${text}`;
  return direction === 'down' ? t`down by ${text}` : t`unchanged`;
}
