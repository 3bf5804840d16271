import type { Batch, ReplayEvent, TrackedEvent } from '@desirepath/contract/tracking';
import type { Gadget } from './audience/devices.ts';
import type { Place } from './audience/places.ts';
import type { Arrival } from './audience/sources.ts';
import { showBag } from './journey/answers.ts';
import { showVitals, turnsBack } from './journey/mishaps.ts';
import { ON_PAGE } from './journey/pages.ts';
import { createShopper } from './journey/shopper.ts';
import { createHand } from './page/hand.ts';
import { recordedEvents } from './page/recorded.ts';
import { openScene } from './page/scene.ts';
import { GATHER_MS, type PageView, trackedEvents } from './page/tracked.ts';
import type { Random } from './random.ts';

/** A batch but for what is only known when it is sent. */
export type UnsentBatch = Omit<Batch, 'tracking_id' | 'attempt' | 'sent_at'>;

/** One session of one visitor in one tab, as its batches. Times are epoch ms. */
export interface Visit {
  user_agent: string;
  ip: string;
  country: string;
  is_recorded: boolean;
  started_at: number;
  ended_at: number;
  /** In order; `at` is when the tracker would send it. */
  batches: readonly { at: number; batch: UnsentBatch }[];
}

/** Somebody who comes once or more. */
export interface Visitor {
  id: string;
  gadget: Gadget;
  place: Place;
  isReturning: boolean;
  /** Known once they have ordered something. */
  userId: string | undefined;
}

export interface VisitPlan {
  visitor: Visitor;
  arrival: Arrival;
  started_at: number;
  /** Nothing is told of what happens after this moment: the visit is still going on then. */
  until: number;
  isRecorded: boolean;
  /** Where the demo shop is served, e.g. `http://localhost:8080`. */
  origin: string;
  /** The longest stretch that one batch tells of; with a replay it is never more than the tracker's own five seconds. */
  batchMs: number;
}

/** More pages than this and even the keenest shopper needs a break. */
const MOST_PAGES = 14;

/** Lets a visit happen. Changes `visitor.userId` when they make an account. */
export function makeVisit(random: Random, plan: VisitPlan): Visit {
  const { visitor, arrival, until, isRecorded } = plan;
  const head = {
    visitor_id: visitor.id,
    session_id: random.uuid(),
    tab_id: random.uuid(),
    language: visitor.place.language,
    source: arrival.source,
  };
  const isTouch = visitor.gadget.device !== 'desktop';
  const batches: { at: number; batch: UnsentBatch }[] = [];
  let userId = visitor.userId;
  let seq = 0;
  for (const view of walk(random, plan)) {
    const events = trackedEvents(view).filter(({ at }) => at <= until);
    const replay = isRecorded ? recordedEvents(view, isTouch).filter(({ timestamp }) => timestamp <= until) : [];
    const stretch = isRecorded ? Math.min(plan.batchMs, GATHER_MS) : plan.batchMs;
    for (const part of cut(view, events, replay, stretch)) {
      if (part.events.some(({ type }) => type === 'identify')) userId = visitor.userId;
      const chunk = part.replay.length > 0 ? { page_id: view.page_id, events: part.replay } : undefined;
      const batch = { ...head, seq, ...(userId && { user_id: userId }), events: part.events };
      batches.push({ at: Math.min(part.at, until), batch: chunk ? { ...batch, replay: chunk } : batch });
      seq += part.events.length + (chunk ? 1 : 0);
    }
  }
  return {
    user_agent: visitor.gadget.userAgent,
    ip: visitor.place.ip,
    country: visitor.place.country,
    is_recorded: isRecorded,
    started_at: plan.started_at,
    ended_at: batches.at(-1)?.at ?? plan.started_at,
    batches,
  };
}

/** Page after page until they leave, or until nobody would hear of it any more. */
function* walk(random: Random, { visitor, arrival, started_at, until, origin }: VisitPlan): Generator<PageView> {
  const { gadget } = visitor;
  const shopper = createShopper(random, visitor);
  let at = started_at;
  let pointer = { x: gadget.viewport.width / 2, y: gadget.viewport.height / 3 };
  let path: string | undefined = arrival.landing.path;
  let query = arrival.landing.query;
  const seen: { path: string; ms: number }[] = [];
  for (let page = 0; path && page < MOST_PAGES && at < until; page++) {
    const scene = openScene(path, gadget, origin);
    const hand = createHand(scene, random, { at, pointer, touch: gadget.device !== 'desktop' });
    hand.wait(random.between(60, 200));
    if (shopper.bag) hand.change(showBag(scene, shopper.bag));
    const left = seen.at(-1);
    if (left && turnsBack(seen, path)) hand.signal({ type: 'u_turn', name: left.path, value: left.ms });
    hand.wait(random.around(700, 0.5));
    showVitals(hand, random);
    const next: string | undefined = ON_PAGE[scene.page.kind]({ scene, hand, shopper, random });
    visitor.userId = shopper.userId;
    yield {
      page_id: random.uuid(),
      url: origin + path + query,
      scene,
      started_at: at,
      ended_at: hand.now(),
      happenings: hand.happenings,
    };
    seen.push({ path, ms: hand.now() - at });
    at = hand.now() + Math.round(random.around(450, 0.5));
    pointer = hand.pointer();
    path = next;
    query = '';
  }
}

/** A page view in stretches of `stretchMs`, without the empty ones. Replay chunks start with the page's own snapshot. */
function cut(view: PageView, events: TrackedEvent[], replay: ReplayEvent[], stretchMs: number) {
  const parts = new Map<number, { at: number; events: TrackedEvent[]; replay: ReplayEvent[] }>();
  const partOf = (at: number) => {
    const index = Math.floor((at - view.started_at) / stretchMs);
    let part = parts.get(index);
    if (!part) {
      part = { at: Math.min(view.started_at + (index + 1) * stretchMs, view.ended_at), events: [], replay: [] };
      parts.set(index, part);
    }
    return part;
  };
  for (const event of events) partOf(event.at).events.push(event);
  for (const event of replay) partOf(event.timestamp).replay.push(event);
  return [...parts.entries()].sort(([one], [other]) => one - other).map(([, part]) => part);
}
