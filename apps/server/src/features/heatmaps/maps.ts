import type { Heatmap, HeatmapBand, HeatmapData, HeatmapKind, HeatmapQuestion } from '@desirepath/contract/heatmaps';
import { HEATMAPS } from '@desirepath/contract/limits';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { attentionTotals, depths, meanFold, viewTotals } from './bands/queries.ts';
import { type ClickKind, clickCells, clickElements, clickTotals } from './clicks/queries.ts';
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
  const on = eventsOnPage(question, rules);
  const [views, made] = await Promise.all([
    viewTotals(behaviour, 'page_view', on, signal),
    mapOf(behaviour, kind, on, question.width, signal),
  ]);
  return { kind, pageviews: views.events, sessions: made.sessions, data: made.data };
}

interface Made {
  sessions: number;
  data: HeatmapData;
}

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

async function clickMap(
  behaviour: Behaviour,
  kind: ClickKind,
  on: EventsOnPage,
  width: number | undefined,
  signal?: AbortSignal,
): Promise<Made> {
  const elementRows = clickElements(behaviour, kind, on, signal);
  const totals = await clickTotals(behaviour, kind, on, signal);
  const grid = gridOver(width ?? (totals.width || USUAL_WIDTH), totals.height);
  const [cells, elements] = await Promise.all([clickCells(behaviour, kind, on, grid, signal), elementRows]);
  const shared = elements.map((element) => ({ ...element, share: element.count / Math.max(totals.total, 1) }));
  return { sessions: totals.sessions, data: { ...NONE, total: totals.total, grid, cells, elements: shared } };
}

async function moveMap(
  behaviour: Behaviour,
  on: EventsOnPage,
  width: number | undefined,
  signal?: AbortSignal,
): Promise<Made> {
  const { total, sessions, ...size } = await moveTotals(behaviour, on, signal);
  const grid = gridOver(width ?? (size.width || USUAL_WIDTH), size.height);
  return { sessions, data: { ...NONE, total, grid, cells: await moveCells(behaviour, on, grid, signal) } };
}

async function scrollMap(behaviour: Behaviour, on: EventsOnPage, signal?: AbortSignal): Promise<Made> {
  const [rows, fold, { sessions }] = await Promise.all([
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
    sessions,
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
  const [{ pageviews: total, sessions, seen, ms }, fold] = await Promise.all([
    attentionTotals(behaviour, on, signal),
    meanFold(behaviour, on, signal),
  ]);
  const inAll = ms.reduce((sum, each) => sum + each, 0);
  const bands = bandsOf(HEATMAPS.attentionBands, (_, index) => ({
    pageviews: seen[index] ?? 0,
    share: (ms[index] ?? 0) / Math.max(inAll, 1),
    seconds: (ms[index] ?? 0) / 1000,
  }));
  return { sessions, data: { ...NONE, grid: NO_GRID, total, bands: total > 0 ? bands : [], fold } };
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
