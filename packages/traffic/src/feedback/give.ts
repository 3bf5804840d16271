import type { GivenFeedback, PickedElement } from '@desirepath/contract/feedback';
import type { TrackedEvent } from '@desirepath/contract/tracking';
import { IncrementalSource } from '@rrweb/types';
import { DEMO_PAGES } from '../demo.ts';
import { DESKTOP_WIDTH, LAYOUT } from '../page/layout.ts';
import { createRandom, type Random } from '../random.ts';
import { tongueOf } from '../surveys/ask.ts';
import { write } from '../surveys/words.ts';
import type { UnsentBatch, Visit } from '../visit.ts';
import { REMARKS, type Remark, WRITERS } from './remarks.ts';

/** A message but for what is only known when it is sent. */
export type UnsentFeedback = Omit<GivenFeedback, 'tracking_id' | 'sent_at'>;

/** Share of visits in which somebody says something: more of those that were recorded, so that there is something to look at. */
const SHARES = { recorded: 0.12, other: 0.012 };
const SHARE = { pointing: 0.6, wordless: 0.1, address: 0.4 };

/**
 * Lets visitors give feedback as they leave, and tells of it in their visit as the bubble does. The same seed gives the same to the same
 * visits. @param keep is given each message
 */
export function* giveFeedback<Given extends Visit>(
  visits: Iterable<Given>,
  seed: string,
  keep: (from: Given, message: UnsentFeedback) => void,
): Generator<Given> {
  let count = 0;
  for (const visit of visits) {
    const random = createRandom(`${seed}/feedback/${count++}`);
    const message = random.chance(visit.is_recorded ? SHARES.recorded : SHARES.other)
      ? messageOf(random, visit)
      : undefined;
    if (message) keep(visit, message);
    yield message ? telling(visit, message) : visit;
  }
}

function messageOf(random: Random, visit: Visit): UnsentFeedback | undefined {
  const last = visit.batches.at(-1)?.batch;
  const ending = last?.events.at(-1);
  const view = visit.batches.flatMap(({ batch }) => batch.events).findLast(({ type }) => type === 'page_view');
  if (!last || !ending || !view) return undefined;
  const { url, title, viewport_w = 0, viewport_h = 0 } = view;
  const { pathname: path } = new URL(url);
  const page = DEMO_PAGES.find((one) => one.path === path);
  if (!page) return undefined;

  const scroll_y = scrollOf(visit) ?? 0;
  const said = REMARKS[page.kind].map((remark) => ({ remark, element: elementOf(path, viewport_w, remark.about) }));
  const seen = said.filter(({ element }) => element && isWithin(element, { from: scroll_y, height: viewport_h }));
  // Remarks about a part of a page are in English alone.
  const isPointing = seen.length > 0 && tongueOf(last) === 'en' && random.chance(SHARE.pointing);
  const { remark, element } = random.pick(isPointing ? seen : said);
  const isWordless = !isPointing && random.chance(SHARE.wordless);
  const hasAddress = !isWordless && random.chance(SHARE.address);
  const { session_id, visitor_id, language } = last;
  return {
    ...{ id: random.uuid(), session_id, visitor_id, at: ending.at, url, title, language },
    ...{ mood: remark.mood, text: isWordless ? '' : isPointing ? remark.text : inTheirWords(random, last, remark) },
    ...(hasAddress && { email: random.pick(WRITERS), may_reply: true as const }), // the schema takes no other
    ...(isPointing && element && { element }),
    ...{ viewport_w, viewport_h, scroll_x: 0, scroll_y },
  };
}

function inTheirWords(random: Random, batch: UnsentBatch, { mood, text }: Remark): string {
  const tongue = tongueOf(batch);
  if (tongue === 'en') return text;
  return write(random, tongue, mood > 3 ? 'good' : mood < 3 ? 'bad' : 'middle');
}

const isWithin = ({ y, height }: PickedElement, seen: { from: number; height: number }): boolean =>
  y >= seen.from && y + height <= seen.from + seen.height;

/** An element where it lay before them; undefined where such a window does not show it. */
function elementOf(path: string, viewport: number, selector: string | undefined): PickedElement | undefined {
  if (selector === undefined) return undefined;
  const layout = LAYOUT.pages[path];
  const element = layout?.elements.find((one) => one.selector === selector);
  const width = layout?.sizes[viewport] ? viewport : DESKTOP_WIDTH;
  const box = element?.boxes[width];
  if (!element || !box) return undefined;
  const [x, y, w, h] = box;
  const aside = (viewport - width) / 2;
  return { selector, ...(element.text && { text: element.text }), x: x + aside, y, width: w, height: h };
}

/** How far down they were when they left, where that was recorded. */
function scrollOf({ batches }: Visit): number | undefined {
  const { data } = batches.flatMap(({ batch }) => batch.replay?.events ?? []).at(-1) ?? {};
  const isScroll =
    typeof data === 'object' && data !== null && 'source' in data && data.source === IncrementalSource.Scroll;
  return isScroll && 'y' in data && typeof data.y === 'number' ? data.y : undefined;
}

/** Behind all others, so that what was numbered keeps its number. */
function telling<Given extends Visit>(visit: Given, { id, at, url, mood }: UnsentFeedback): Given {
  const last = visit.batches.at(-1);
  const page_id = last?.batch.events.at(-1)?.page_id;
  if (!last || page_id === undefined) return visit;
  const told: TrackedEvent = { type: 'custom', name: 'feedback', at, page_id, url, value: mood, props: { id } };
  const events = [...last.batch.events, told];
  return { ...visit, batches: visit.batches.with(-1, { ...last, batch: { ...last.batch, events } }) };
}
