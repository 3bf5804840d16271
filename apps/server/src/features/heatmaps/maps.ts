import type { HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import type { Heatmap, HeatmapBand, HeatmapQuestion } from '@desirepath/contract/heatmaps';
import { HEATMAPS } from '@desirepath/contract/limits';
import type { EventType } from '@desirepath/contract/tracking';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { attentionTimes, attentionViews, depths, meanFold, viewTotals } from './bands/queries.ts';
import {
  CLICK_TYPES,
  type ClickKind,
  clickCells,
  clickElements,
  clickHolders,
  clickTotals,
  type Held,
} from './clicks/queries.ts';
import { gridOver } from './grid/queries.ts';
import { moveCells, moveTotals } from './moves/queries.ts';
import { type EventsOnPage, eventsOnPage, type PageRules } from './on-page/queries.ts';

/** The map of one kind: what a question is answered with, and what is kept when it is asked for ahead. */
export async function makeHeatmap(
  behaviour: Behaviour,
  question: HeatmapQuestion & { kind: HeatmapKind; width?: number | undefined },
  rules: PageRules,
  signal?: AbortSignal,
): Promise<Heatmap> {
  const { kind } = question;
  const on = await eventsOnPage(behaviour, question, rules, [TYPES[kind]], signal);
  return { kind, ...(await mapOf(behaviour, kind, on, question.width, signal)) };
}

/** The events that each kind is made of. */
const TYPES: Record<HeatmapKind, EventType> = {
  ...CLICK_TYPES,
  move: 'mouse_move',
  scroll: 'scroll',
  attention: 'attention',
};

type Made = Omit<Heatmap, 'kind'>;

function mapOf(
  behaviour: Behaviour,
  kind: HeatmapKind,
  on: EventsOnPage,
  width: number | undefined,
  signal?: AbortSignal,
): Promise<Made> {
  switch (kind) {
    case 'move':
      return moveMap(behaviour, on, width, signal);
    case 'scroll':
      return scrollMap(behaviour, on, signal);
    case 'attention':
      return attentionMap(behaviour, on, signal);
    default:
      return clickMap(behaviour, kind, on, width, signal);
  }
}

/** What a kind of map does not have. */
const NONE = { cells: [], elements: [], bands: [], fold: null, depth: null };
const NO_GRID = { cell: HEATMAPS.finestCell, width: 0 };

/** Where no window tells how wide it was. */
const USUAL_WIDTH = 1440;

const NOT_HELD: Held = { anchor: '', scroller: '' };

async function clickMap(
  behaviour: Behaviour,
  kind: ClickKind,
  on: EventsOnPage,
  width: number | undefined,
  signal?: AbortSignal,
): Promise<Made> {
  const cellsOf = async () => {
    const totals = await clickTotals(behaviour, kind, on, signal);
    const grid = gridOver(width ?? (totals.width || USUAL_WIDTH), totals.height);
    return { totals, grid, cells: await clickCells(behaviour, kind, on, grid, signal) };
  };
  // Waited for together: one that fails while nobody waits for it would end the server.
  const [{ totals, grid, cells }, elements] = await Promise.all([
    cellsOf(),
    clickElements(behaviour, kind, on, signal),
  ]);
  const hashes = elements.map(({ hash }) => hash);
  const holders = totals.held > 0 ? await clickHolders(behaviour, kind, on, hashes, signal) : [];
  const held = new Map(holders.map(({ selector, ...by }) => [selector, by]));
  const shared = elements.map(({ hash: _, ...element }) => ({
    ...element,
    ...(held.get(element.selector) ?? NOT_HELD),
    share: element.count / Math.max(totals.total, 1),
  }));
  const { pageviews, sessions } = totals;
  return { pageviews, sessions, data: { ...NONE, total: totals.total, grid, cells, elements: shared } };
}

async function moveMap(
  behaviour: Behaviour,
  on: EventsOnPage,
  width: number | undefined,
  signal?: AbortSignal,
): Promise<Made> {
  const { pageviews, total, sessions, ...size } = await moveTotals(behaviour, on, signal);
  const grid = gridOver(width ?? (size.width || USUAL_WIDTH), size.height);
  return { pageviews, sessions, data: { ...NONE, total, grid, cells: await moveCells(behaviour, on, grid, signal) } };
}

async function scrollMap(behaviour: Behaviour, on: EventsOnPage, signal?: AbortSignal): Promise<Made> {
  const [rows, fold, views] = await Promise.all([
    depths(behaviour, on, signal),
    meanFold(behaviour, on, signal),
    viewTotals(behaviour, 'scroll', on, signal),
  ]);
  const total = rows.reduce((sum, { pageviews }) => sum + pageviews, 0);
  const deep = rows.reduce((sum, { depth, pageviews }) => sum + depth * pageviews, 0);
  const bands = bandsOf(HEATMAPS.scrollBands, ({ from }) => {
    // Who went down by 40 % saw what ends there, and nothing of what begins there.
    const pageviews = rows.reduce((sum, row) => sum + (row.depth > from ? row.pageviews : 0), 0);
    return { pageviews, share: pageviews / Math.max(total, 1) };
  });
  return {
    ...views,
    data: {
      ...NONE,
      grid: NO_GRID,
      total,
      bands: total > 0 ? bands : [],
      fold,
      depth: total > 0 ? deep / total : null,
    },
  };
}

async function attentionMap(behaviour: Behaviour, on: EventsOnPage, signal?: AbortSignal): Promise<Made> {
  const [{ pageviews: total, seen }, ms, fold, views] = await Promise.all([
    attentionViews(behaviour, on, signal),
    attentionTimes(behaviour, on, signal),
    meanFold(behaviour, on, signal),
    viewTotals(behaviour, 'attention', on, signal),
  ]);
  const inAll = ms.reduce((sum, each) => sum + each, 0);
  const bands = bandsOf(HEATMAPS.attentionBands, (_, index) => ({
    pageviews: seen[index] ?? 0,
    share: (ms[index] ?? 0) / Math.max(inAll, 1),
    seconds: (ms[index] ?? 0) / 1000,
  }));
  return { ...views, data: { ...NONE, grid: NO_GRID, total, bands: total > 0 ? bands : [], fold } };
}

function bandsOf(
  count: number,
  figures: (band: { from: number; to: number }, index: number) => Omit<HeatmapBand, 'from' | 'to'>,
): HeatmapBand[] {
  return Array.from({ length: count }, (_, index) => {
    const band = { from: (index * 100) / count, to: ((index + 1) * 100) / count };
    return { ...band, ...figures(band, index) };
  });
}
