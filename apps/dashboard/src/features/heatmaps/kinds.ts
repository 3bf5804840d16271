import { HEATMAP_KINDS, type HeatmapKind } from '@desirepath/contract/heatmap-kinds';

/** What can be looked at: a map of each kind, and the elements by what came of them. */
export const VIEWS = [...HEATMAP_KINDS, 'engagement'] as const;
export type HeatView = (typeof VIEWS)[number];

/** How a kind is drawn: by the elements it fell on, by places alone, or by stretches of the page. */
type Form = 'elements' | 'places' | 'bands';

interface KindWords {
  label: string;
  /** Of one, of several. */
  noun: [one: string, many: string];
  form: Form;
  /** What to do where there are none of them. */
  none: string;
}

export const KINDS: Record<HeatmapKind, KindWords> = {
  click: {
    label: 'Clicks',
    noun: ['click', 'clicks'],
    form: 'elements',
    none: 'Nobody clicked on this page. Choose more days, another device, or take conditions off.',
  },
  rage: {
    label: 'Rage clicks',
    noun: ['rage click', 'rage clicks'],
    form: 'elements',
    none: 'Nobody clicked here again and again in anger. That is good news; more days may tell otherwise.',
  },
  dead: {
    label: 'Dead clicks',
    noun: ['dead click', 'dead clicks'],
    form: 'elements',
    none: 'Every click did something. Choose more days to be surer.',
  },
  error: {
    label: 'Error clicks',
    noun: ['error click', 'error clicks'],
    form: 'elements',
    none: 'No click was followed by a JavaScript error. Choose more days to be surer.',
  },
  tap: {
    label: 'Taps',
    noun: ['tap', 'taps'],
    form: 'elements',
    none: 'Nobody tapped here with a finger. Choose phones or tablets, or more days.',
  },
  move: {
    label: 'Moves',
    noun: ['point of a trail', 'points of trails'],
    form: 'places',
    none: 'No pointer has left a trail here. See in the settings that pointer movement is measured, or choose more days.',
  },
  scroll: {
    label: 'Scroll',
    noun: ['page view', 'page views'],
    form: 'bands',
    none: 'Of no view of this page is it known how far it went. Choose more days, or another device.',
  },
  attention: {
    label: 'Attention',
    noun: ['page view', 'page views'],
    form: 'bands',
    none: 'Of no view of this page is it known what was looked at. Choose more days, or another device.',
  },
};

export const labelOf = (view: HeatView): string => (view === 'engagement' ? 'Engagement' : KINDS[view].label);

/** `1 click`, `1,234 clicks`: the count must have been written already. */
export const nounOf = (kind: HeatmapKind, count: number): string => KINDS[kind].noun[count === 1 ? 0 : 1];

/** What the colours of each kind are. */
export const MEANINGS: Record<HeatmapKind, string> = {
  click: 'Clicks on a spot',
  rage: 'Rage clicks on a spot',
  dead: 'Dead clicks on a spot',
  error: 'Error clicks on a spot',
  tap: 'Taps on a spot',
  move: 'Points on a spot',
  scroll: 'Page views that got there',
  attention: 'Of the longest looked at',
};
