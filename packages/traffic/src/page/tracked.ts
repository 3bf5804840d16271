import { ELEMENT_STEPS } from '@desirepath/contract/limits';
import type { TrackedEvent } from '@desirepath/contract/tracking';
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

/** How long the tracker gathers before it sends: a trail and the depth reached are reported once in this time. */
export const GATHER_MS = 5000;
/** The tracker keeps a pointer position at most this often. */
const TRAIL_MS = 100;

/** What the tracker reports of a page view, in the order of time. */
export function trackedEvents(view: PageView): TrackedEvent[] {
  const { scene, page_id, url } = view;
  const page = {
    page_id,
    url,
    title: scene.page.title,
    viewport_w: scene.viewport.width,
    viewport_h: scene.viewport.height,
    document_w: scene.document.width,
    document_h: scene.document.height,
  };
  const events: TrackedEvent[] = [
    { ...page, type: 'page_view', at: view.started_at },
    ...trails(view).map((trail) => ({ ...page, ...trail })),
    ...depths(view).map((depth) => ({ ...page, ...depth })),
    { ...page, type: 'page_leave', at: view.ended_at, value: view.ended_at - view.started_at },
  ];
  for (const happening of view.happenings) {
    const { at, kind } = happening;
    if (kind === 'click' || kind === 'rage') {
      const type = kind === 'rage' ? 'rage_click' : 'click';
      events.push({ ...page, type, at, ...place(happening.point, happening.scroll, happening.target) });
    } else if (kind === 'custom') {
      events.push({ ...page, type: 'custom', at, name: happening.name, props: happening.props });
    } else if (kind === 'identify') {
      events.push({ ...page, type: 'identify', at, props: happening.traits });
    }
  }
  return events.sort((one, other) => one.at - other.at);
}

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

/** Pointer trails in document px, one for each stretch of {@link GATHER_MS} in which the pointer moved. */
function trails({ started_at, happenings }: PageView) {
  const found: { type: 'mouse_move'; at: number; xs: number[]; ys: number[]; ts: number[] }[] = [];
  for (const happening of happenings) {
    if (happening.kind !== 'move') continue;
    const { at, point, scroll } = happening;
    let trail = found.at(-1);
    if (!trail || stretch(at, started_at) !== stretch(trail.at, started_at)) {
      trail = { type: 'mouse_move', at, xs: [], ys: [], ts: [] };
      found.push(trail);
    }
    const last = trail.ts.at(-1);
    if (last !== undefined && at - trail.at - last < TRAIL_MS) continue;
    trail.xs.push(point.x);
    trail.ys.push(point.y + scroll);
    trail.ts.push(at - trail.at);
  }
  return found;
}

/** The deepest share of the document that was seen, in percent, whenever a stretch made it deeper. */
function depths({ scene, started_at, happenings }: PageView) {
  const found: { type: 'scroll'; at: number; value: number }[] = [];
  let deepest = 0;
  for (const { kind, at, scroll } of happenings) {
    if (kind !== 'scroll') continue;
    const value = Math.min(100, Math.round(((scroll + scene.viewport.height) / scene.document.height) * 100));
    if (value <= deepest) continue;
    deepest = value;
    const last = found.at(-1);
    if (last && stretch(last.at, started_at) === stretch(at, started_at)) Object.assign(last, { at, value });
    else found.push({ type: 'scroll', at, value });
  }
  return found;
}

const stretch = (at: number, start: number) => Math.floor((at - start) / GATHER_MS);
