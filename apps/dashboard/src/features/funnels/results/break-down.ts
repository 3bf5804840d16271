import { writeAct } from '@desirepath/contract/acts';
import type { Clause } from '@desirepath/contract/conditions';
import type { FunnelBreakdown } from '@desirepath/contract/funnel-breakdowns';
import type { FunnelStep } from '@desirepath/contract/funnel-definition';
import { t } from '@lingui/core/macro';
import { SEGMENT_LABELS, valueLabel } from '../../../app/segment-labels.ts';
import { inSentence } from '../../../language/in-sentence.ts';

/** How the values are called that a funnel is broken down by, and what asks for the sessions of one. */
export interface BreakDown {
  label: string;
  /** The same within a sentence. */
  words: string;
  labelOf: (value: string) => string;
  /** Undefined for a value that nobody could ask for. */
  narrowTo: (value: string) => { segment?: Record<string, string>; condition?: Clause } | undefined;
}

/** Nothing while it is not said which property. */
export function breakDownOf(
  by: FunnelBreakdown | undefined,
  property: string | undefined,
  steps: readonly FunnelStep[],
): BreakDown | undefined {
  if (by === undefined) return undefined;
  if (by !== 'property')
    return {
      label: SEGMENT_LABELS[by],
      words: inSentence(SEGMENT_LABELS[by]),
      labelOf: (value) => valueLabel(by, value),
      // An empty source means that they came directly; what is not known of the others cannot be asked for.
      narrowTo: (value) => (value !== '' || by === 'source' ? { segment: { [by]: value } } : undefined),
    };
  if (property === undefined) return undefined;
  return {
    label: property,
    words: property,
    labelOf: (value) => value || t`None`,
    narrowTo: (value) => (value === '' ? undefined : { condition: didWith(steps, property, value) }),
  };
}

/** One of the steps was done with this value. */
const didWith = (steps: readonly FunnelStep[], property: string, value: string): Clause => ({
  kind: 'group',
  not: false,
  any: steps
    .filter(({ type }) => type === 'event')
    .map(({ type, value: name, filters }) => [
      {
        kind: 'did',
        not: false,
        act: writeAct({ type, value: name, filters: [...filters, { property, operator: 'eq', value }] }),
      },
    ]),
});
