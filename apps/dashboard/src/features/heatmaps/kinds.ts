import { HEATMAP_KINDS, type HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import { plural, t } from '@lingui/core/macro';
import { inSentence } from '../../language/in-sentence.ts';

/** What can be looked at: a map of each kind, and the elements by what came of them. */
export const VIEWS = [...HEATMAP_KINDS, 'engagement'] as const;
export type HeatView = (typeof VIEWS)[number];

/** How a kind is drawn: by the elements it fell on, by places alone, or by stretches of the page. */
type Form = 'elements' | 'places' | 'bands';

interface KindWords {
  label: string;
  form: Form;
  /** What to do where there are none of them. */
  none: string;
}

export const KINDS: Record<HeatmapKind, KindWords> = {
  click: {
    label: t`Clicks`,
    form: 'elements',
    none: t`Nobody clicked on this page. Choose more days, another device, or take conditions off.`,
  },
  rage: {
    label: t`Rage clicks`,
    form: 'elements',
    none: t`Nobody clicked here again and again in anger. That is good news; more days may tell otherwise.`,
  },
  dead: {
    label: t`Dead clicks`,
    form: 'elements',
    none: t`Every click did something. Choose more days to be surer.`,
  },
  error: {
    label: t`Error clicks`,
    form: 'elements',
    none: t`No click was followed by a JavaScript error. Choose more days to be surer.`,
  },
  tap: {
    label: t`Taps`,
    form: 'elements',
    none: t`Nobody tapped here with a finger. Choose phones or tablets, or more days.`,
  },
  move: {
    label: t`Moves`,
    form: 'places',
    none: t`No pointer has left a trail here. See in the settings that pointer movement is measured, or choose more days.`,
  },
  scroll: {
    label: t`Scroll`,
    form: 'bands',
    none: t`Of no view of this page is it known how far it went. Choose more days, or another device.`,
  },
  attention: {
    label: t`Attention`,
    form: 'bands',
    none: t`Of no view of this page is it known what was looked at. Choose more days, or another device.`,
  },
};

export const labelOf = (view: HeatView): string => (view === 'engagement' ? t`Engagement` : KINDS[view].label);

/** `1 click`, `1,234 rage clicks`: what a map of a kind counts. */
export function amountOf(kind: HeatmapKind, count: number): string {
  switch (kind) {
    case 'click':
      return plural(count, { one: '# click', other: '# clicks' });
    case 'rage':
      return plural(count, { one: '# rage click', other: '# rage clicks' });
    case 'dead':
      return plural(count, { one: '# dead click', other: '# dead clicks' });
    case 'error':
      return plural(count, { one: '# error click', other: '# error clicks' });
    case 'tap':
      return plural(count, { one: '# tap', other: '# taps' });
    case 'move':
      return plural(count, { one: '# point of a trail', other: '# points of trails' });
    case 'scroll':
    case 'attention':
      return plural(count, { one: '# page view', other: '# page views' });
  }
}

/** Whose sessions are behind what a map has on an element. */
export const thoseWith = (kind: HeatmapKind, element: string): string =>
  t`those with ${inSentence(KINDS[kind].label)} on ${element}`;

/** What the colours of each kind are. */
export const MEANINGS: Record<HeatmapKind, string> = {
  click: t`Clicks on a spot`,
  rage: t`Rage clicks on a spot`,
  dead: t`Dead clicks on a spot`,
  error: t`Error clicks on a spot`,
  tap: t`Taps on a spot`,
  move: t`Points on a spot`,
  scroll: t`Page views that got there`,
  attention: t`Of the longest looked at`,
};
