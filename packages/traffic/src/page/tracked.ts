import { ELEMENT_STEPS } from '@desirepath/contract/limits';
import type { TrackedEvent } from '@desirepath/contract/tracking';
import { attentionOf } from './attention.ts';
import { formEvents } from './forms.ts';
import type { Happening, Point } from './happenings.ts';
import type { Scene, Target } from './scene.ts';

/** One page view of a visit: the page, when, and what was done there. */
export interface PageView {
  page_id: string;
  /** With the query string it was reached by. */
  url: string;
  scene: Scene;
  started_at: number;
  ended_at: number;
  happenings: readonly Happening[];
}

/** How long the tracker gathers before it sends, and how long a trail may get. */
export const GATHER_MS = 5000;
/** Half as often as the tracker looks: a curve is still a curve, and a month of visits half as large. */
const TRAIL_MS = 100;
/** Points of a hundred that the depth must grow before the tracker tells of it ahead of leaving. */
const NOTABLE_DEPTH = 25;

/** What the tracker reports of a page view, in the order of time. */
export function trackedEvents(view: PageView): TrackedEvent[] {
  const { scene, page_id, url } = view;
  const page = { page_id, url };
  const size = {
    viewport_w: scene.viewport.width,
    viewport_h: scene.viewport.height,
    document_w: scene.document.width,
    document_h: scene.document.height,
  };
  const events: TrackedEvent[] = [
    { type: 'page_view', at: view.started_at, ...page, title: scene.page.title, ...size },
    ...trails(view).map((trail) => ({ ...trail, ...page })),
    ...depths(view).map((depth) => ({ ...depth, ...page, ...size })),
    ...formEvents(view).map((event) => ({ ...event, ...page, ...size })),
    { ...attentionOf(view), ...page, ...size },
    { type: 'page_leave', at: view.ended_at, ...page, value: view.ended_at - view.started_at },
  ];
  for (const happening of view.happenings) {
    const { at, kind } = happening;
    if (kind === 'click' || kind === 'rage') {
      const type = kind === 'rage' ? 'rage_click' : 'click';
      const { point, scroll, target } = happening;
      events.push({ type, at, ...page, ...size, pointer: scene.pointer, ...place(point, scroll, target) });
    } else if (kind === 'custom') {
      events.push({ type: 'custom', at, ...page, name: happening.name, props: happening.props });
    } else if (kind === 'signal') {
      const { signal, target } = happening;
      events.push({ ...signal, at, ...page, ...size, ...(target && named(target)) });
    } else if (kind === 'identify') {
      events.push({ type: 'identify', at, ...page, props: happening.traits });
    }
  }
  return events.sort((one, other) => one.at - other.at);
}

const named = ({ selector, text }: Target) => ({ element: selector, ...(text && { element_text: text }) });

/** Where a click fell: on the document, and within the box of the element. */
function place(point: Point, scroll: number, { box: [left, top, width, height], selector, text }: Target) {
  const x = point.x;
  const y = point.y + scroll;
  const steps = (share: number) => Math.round(Math.max(0, Math.min(1, share)) * ELEMENT_STEPS);
  return {
    x,
    y,
    element: selector,
    ...(text && { element_text: text }),
    element_x: steps((x - left) / width),
    element_y: steps((y - top) / height),
  };
}

/** Pointer trails in document px, of at most {@link GATHER_MS} each. */
function trails({ happenings }: PageView) {
  const found: { type: 'mouse_move'; at: number; xs: number[]; ys: number[]; ts: number[] }[] = [];
  for (const happening of happenings) {
    if (happening.kind !== 'move') continue;
    const { at, point, scroll } = happening;
    let trail = found.at(-1);
    if (!trail || at - trail.at >= GATHER_MS) {
      trail = { type: 'mouse_move', at, xs: [], ys: [], ts: [] };
      found.push(trail);
    }
    const last = trail.ts.at(-1);
    if (last !== undefined && at - trail.at - last < TRAIL_MS) continue;
    trail.xs.push(point.x);
    trail.ys.push(point.y + scroll);
    trail.ts.push(at - trail.at);
  }
  return found.filter(({ xs }) => xs.length > 1);
}

/** The deepest share of the document that was seen, in percent: when it has grown notably, and at the end. */
function depths({ scene, ended_at, happenings }: PageView) {
  const found: { type: 'scroll'; at: number; value: number }[] = [];
  const depthAt = (scroll: number) =>
    Math.min(100, Math.round(((scroll + scene.viewport.height) / scene.document.height) * 100));
  let deepest = depthAt(0);
  let told = 0;
  for (const { kind, at, scroll } of happenings) {
    if (kind !== 'scroll') continue;
    deepest = Math.max(deepest, depthAt(scroll));
    if (deepest < told + NOTABLE_DEPTH) continue;
    told = deepest;
    found.push({ type: 'scroll', at, value: deepest });
  }
  if (deepest > told) found.push({ type: 'scroll', at: ended_at, value: deepest });
  return found;
}
