import type { FieldFigures } from '@desirepath/contract/forms';
import { t } from '@lingui/core/macro';
import { inSentence } from '../../language/in-sentence.ts';
import { formatCount, formatShare } from '../../ui/format.ts';
import { medianTime } from './median-time.ts';

/** A figure that can be shown on the fields of a form. */
interface FieldFigure {
  label: string;
  /** Undefined where there is nothing to be said of the field. */
  value(field: FieldFigures): number | undefined;
  show(field: FieldFigures): string;
}

const shareOf = (count: number, field: FieldFigures) => (field.reached > 0 ? count / field.reached : undefined);

/** A figure that counts sessions, as a share of those that reached the field. */
const share = (label: string, count: (field: FieldFigures) => number): FieldFigure => ({
  label,
  value: (field) => shareOf(count(field), field),
  show: (field) => formatShare(shareOf(count(field), field) ?? 0, true),
});

const time = (label: string, ms: (field: FieldFigures) => number | null): FieldFigure => ({
  label,
  value: (field) => ms(field) ?? undefined,
  show: (field) => medianTime(ms(field)),
});

export const FIGURES = {
  drop_off: share(t`Drop-off`, ({ dropped }) => dropped),
  time: time(t`Time in it`, ({ ms_inside }) => ms_inside),
  hesitation: time(t`Hesitation`, ({ ms_before }) => ms_before),
  changed_again: share(t`Changed again`, ({ changed_again }) => changed_again),
  blank: share(t`Left blank`, ({ blank }) => blank),
  refused: share(t`Refused`, ({ invalid }) => invalid),
  reached: {
    label: t`Reached`,
    value: ({ reached }) => reached,
    show: ({ reached }) => formatCount(reached),
  },
} as const satisfies Record<string, FieldFigure>;
export type FigureName = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as [FigureName, ...FigureName[]]; // Object.keys forgets the names

/** The fields as they are drawn on the page: the deeper in colour the more of the figure they have. */
export function drawnFields(fields: readonly FieldFigures[], name: FigureName) {
  const { label, value, show } = FIGURES[name];
  const most = Math.max(...fields.map((field) => value(field) ?? 0), Number.EPSILON);
  return fields
    .filter((field) => value(field) !== undefined)
    .map((field) => ({
      selector: field.element,
      points: [],
      words: `${field.label || field.name}: ${inSentence(label)} ${show(field)}`,
      strength: (value(field) ?? 0) / most,
      badge: show(field),
    }));
}
