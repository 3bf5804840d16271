import type { FunnelDefinition } from '@desirepath/contract/funnel-definition';
import type { StepFigures } from '@desirepath/contract/funnels';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { formatCount, formatShare } from '../../../ui/format.ts';
import { secondsWords } from '../words.ts';
import { lostSince } from './lost-since.ts';

interface StepBarsProps {
  steps: readonly StepFigures[];
  unit: FunnelDefinition['count_by'];
  /** The steps of what it is compared with. */
  others?: readonly StepFigures[] | undefined;
  /** What leads on from a step: to those who did it, and from the second on to those who did not. */
  actions?: (step: number) => { reached: ReactNode; dropped: ReactNode };
}

/** A bar for each step, as long as its share of those who began; between two of them who was lost, or passed the next one over. */
export function StepBars({ steps, unit, others, actions }: StepBarsProps) {
  const [first] = steps;
  if (!first || first.count === 0)
    return (
      <p className="py-10 text-center text-muted-foreground">
        <Trans>Nobody did the first step in these days.</Trans>
      </p>
    );
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)] gap-1">
      {steps.map((step, index) => {
        const other = others?.[index];
        const leads = actions?.(index + 1);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; two may have the same name
          <li key={index} className="grid grid-cols-[minmax(0,1fr)] gap-1">
            {index > 0 && (
              <div className="flex min-h-8 flex-wrap items-center gap-x-3 ps-6 text-2sm text-muted-foreground">
                <span className={step.dropped > 0 && !step.optional ? 'text-bad' : ''}>
                  {betweenWords(unit, steps, index)}
                </span>
                {step.median_seconds !== null && (
                  <span title={t`Half of them took no longer; nine of ten no longer than the second figure`}>
                    {t`${secondsWords(step.median_seconds)} median`}
                    {step.p90_seconds !== null && ` · ${secondsWords(step.p90_seconds)} p90`}
                  </span>
                )}
                {step.dropped > 0 && leads?.dropped}
              </div>
            )}
            <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
              <div className="flex items-center gap-2">
                <span className="w-4 shrink-0 text-end text-muted-foreground tabular-nums">{index + 1}</span>
                <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
                  <span className="max-w-full truncate font-medium" title={step.name}>
                    {step.name}
                  </span>
                  {step.optional && (
                    <span className="text-2sm text-muted-foreground">
                      <Trans>may be passed over</Trans>
                    </span>
                  )}
                </span>
                <span className="tabular-nums">{formatCount(step.count)}</span>
                <span className="w-14 text-end text-muted-foreground tabular-nums">{formatShare(step.conversion)}</span>
                {step.count > 0 ? leads?.reached : leads && <span className="size-7" />}
              </div>
              <div className="ms-6 grid gap-0.5">
                <Bar share={step.conversion} className="h-5 bg-ember" />
                {other && <Bar share={other.conversion} className="h-1.5 bg-muted-foreground/50" />}
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function betweenWords(unit: FunnelDefinition['count_by'], steps: readonly StepFigures[], index: number): string {
  const step = steps[index];
  if (!step || step.dropped === 0) return step?.optional ? t`Nobody passed it over` : t`Nobody lost`;
  const share = `(${formatShare(step.drop_off)})`;
  if (step.optional) return `${passedWords(unit, step.dropped)} ${share}`;
  const lost = `${lostWords(unit, step.dropped)} ${share}`;
  const since = lostSince(steps, index);
  return since === undefined ? lost : t`${lost} since step ${since}`;
}

const passedWords = (unit: FunnelDefinition['count_by'], count: number): string =>
  unit === 'session'
    ? plural(count, { one: '# session passed it over', other: '# sessions passed it over' })
    : plural(count, { one: '# visitor passed it over', other: '# visitors passed it over' });

const lostWords = (unit: FunnelDefinition['count_by'], count: number): string =>
  unit === 'session'
    ? plural(count, { one: '# session lost', other: '# sessions lost' })
    : plural(count, { one: '# visitor lost', other: '# visitors lost' });

function Bar({ share, className }: { share: number; className: string }) {
  return (
    <div aria-hidden className="overflow-hidden rounded-[5px] bg-muted">
      <div className={`rounded-[5px] transition-[width] ${className}`} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
