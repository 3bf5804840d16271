import { PATHS } from '@desirepath/contract/limits';
import type { Shown, TileKind } from '@desirepath/contract/tiles';

/** What a tile of each kind shows before anything was chosen; what is empty has to be chosen. */
export const BEGINNINGS: { [Kind in TileKind]: Extract<Shown, { kind: Kind }> } = {
  figures: { kind: 'figures', metrics: ['visitors', 'sessions', 'bounce_rate', 'duration'] },
  trend: { kind: 'trend', metric: 'visitors' },
  breakdown: { kind: 'breakdown', by: 'page', limit: 8 },
  funnel: { kind: 'funnel', funnel: '' },
  paths: { kind: 'paths', events: false, groups: '', steps: PATHS.steps.usual, min_share: PATHS.usualShare },
  retention: { kind: 'retention', period: 'week' },
  goals: { kind: 'goals', goals: [] },
  vitals: { kind: 'vitals' },
  live: { kind: 'live' },
  heatmap: { kind: 'heatmap', map: 'click', path: '/' },
  form: { kind: 'form', form: '' },
  events: { kind: 'events' },
};

/** Columns and rows that a new tile of each kind takes. */
export const SIZES: Record<TileKind, readonly [w: number, h: number]> = {
  figures: [6, 3],
  trend: [6, 5],
  breakdown: [4, 6],
  funnel: [6, 6],
  paths: [12, 7],
  retention: [6, 5],
  goals: [4, 4],
  vitals: [4, 5],
  live: [4, 5],
  heatmap: [4, 6],
  form: [4, 4],
  events: [4, 6],
};
