import { PIXELS, TEXT } from '@desirepath/contract/limits';
import type { TrackedEvent } from '@desirepath/contract/tracking';
import { FieldReader, type Fields, isFields, named, Refusal, type Size } from './fields.ts';
import { aroundIn, type Given, type Kind, kindOf, positionOf } from './kinds.ts';
import type { Pages } from './pages.ts';
import { type Item, type Point, Trails } from './trails.ts';

/** What stands where an event of a request says nothing itself. */
export interface Surroundings {
  /** epoch ms */
  now: number;
  pages: Pages;
  viewport: Size | undefined;
  title: string | undefined;
  /** Kinds without a description are kept as events of their name. */
  isOpen: boolean;
}

/** The events of a request, as ours. */
export interface Translation {
  items: Item[];
  rejected: { index: number; reason: string }[];
  /** Epoch ms of the newest moment that was given; undefined where none was. */
  newest: number | undefined;
  /** Who the visitor is, as the last event that says so says. */
  user_id: string | undefined;
}

const AT = named('timestamp', 'time', 'at', 'created_at', 'ts', 'occurred_at');
/** Not `href`: of a click that is where the link leads. */
const URL_OF_PAGE = named('page_url', 'url', 'page');
const URL_BESIDE_LINK = named('page_url', 'page');
const TITLE = named('title', 'page_title');
const USER = named('user_identifier', 'user_id', 'identifier', 'user');
const VIEWPORT = named('viewport', 'viewport_size', 'window');
const DOCUMENT = named('document', 'document_size', 'page_size');
const VIEWPORT_W = named('viewport_width', 'viewport_w', 'window_width');
const VIEWPORT_H = named('viewport_height', 'viewport_h', 'window_height');
const DOCUMENT_W = named('document_width', 'document_w', 'page_width');
const DOCUMENT_H = named('document_height', 'document_h', 'page_height', 'scroll_height');
const POINTS = named('points', 'trail', 'movements', 'path');
const POINT_AT = named('timestamp', 'time', 'at', 't', 'ts');

/** A number this large is a moment; less is a time since another. 1973 by the one, three years by the other. */
const A_MOMENT = 100_000_000_000;

/** An event as it was given, and its place in the request. */
export interface Entry {
  index: number;
  given: unknown;
}

export function translate(entries: readonly Entry[], around: Surroundings): Translation {
  const translation: Translation = { items: [], rejected: [], newest: undefined, user_id: undefined };
  const trails = new Trails();
  for (const { index, given } of entries) {
    try {
      translateOne(index, given, around, trails, translation);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      translation.rejected.push({ index, reason: error.message });
    }
  }
  return translation;
}

function translateOne(index: number, one: unknown, around: Surroundings, trails: Trails, into: Translation): void {
  if (!isFields(one)) throw new Refusal('Not an object');
  const data = new FieldReader(one).object(['data', 'properties', 'details']);
  const given: Given = { own: one, data, read: new FieldReader(data, one) };
  const kind = kindOf(one, given.read, around.isOpen);
  const beside = aroundIn(one, data);
  const said = new FieldReader(one, beside).moment(AT);
  const event = toEvent(kind, given, beside, said ?? around.now, around);

  if (kind.type === 'mouse_move') {
    for (const point of pointsOf(given.read, event.at)) {
      const trail = trails.add(index, event, point);
      if (trail) into.items.push(trail);
    }
  } else into.items.push({ indexes: [index], event });

  if (said !== undefined) into.newest = Math.max(into.newest ?? said, said);
  if (kind.type === 'identify') into.user_id = userOf(given.read) ?? into.user_id;
}

function toEvent(kind: Kind, given: Given, beside: Fields | undefined, at: number, around: Surroundings): TrackedEvent {
  const names = kind.isLink ? URL_BESIDE_LINK : URL_OF_PAGE;
  const url = around.pages.url(new FieldReader(given.own, beside).text(names));
  const read = new FieldReader(beside, given.own);
  const title = read.clipped(TITLE, TEXT.title) ?? around.title;
  return {
    ...kind.details(given),
    type: kind.type,
    at,
    page_id: around.pages.id(url),
    url,
    ...(title === undefined ? {} : { title }),
    ...sizesOf(read, around),
  };
}

function sizesOf(read: FieldReader, around: Surroundings) {
  const [viewport, page] = [read.size(VIEWPORT) ?? around.viewport, read.size(DOCUMENT)];
  const sizes = {
    viewport_w: read.number(VIEWPORT_W) ?? viewport?.width,
    viewport_h: read.number(VIEWPORT_H) ?? viewport?.height,
    document_w: read.number(DOCUMENT_W) ?? page?.width,
    document_h: read.number(DOCUMENT_H) ?? page?.height,
  };
  return Object.fromEntries(Object.entries(sizes).filter(([, size]) => size !== undefined));
}

/** @throws Refusal for an event of the pointer that says nowhere, or nowhere on a page */
function pointsOf(read: FieldReader, at: number): Point[] {
  const list = read.value(POINTS);
  if (Array.isArray(list)) return list.map((point) => pointOf(new FieldReader(point), at));
  const [xs, ys, ts] = [read.value(['xs']), read.value(['ys']), read.value(['ts'])];
  if (!Array.isArray(xs)) return [pointOf(read, at, at)];
  return xs.map((x, i) => pointOf(new FieldReader({ x, y: nth(ys, i), t: nth(ts, i) }), at));
}

const nth = (list: unknown, i: number): unknown => (Array.isArray(list) ? list[i] : undefined);

function pointOf(read: FieldReader, since: number, at = momentOf(read, since)): Point {
  const { x, y } = positionOf(read);
  if (x === undefined || y === undefined) throw new Refusal('x: Missing, or y');
  if (Math.abs(x) > PIXELS.max || Math.abs(y) > PIXELS.max) throw new Refusal('x: Not on a page, or y');
  return { x, y, at };
}

function momentOf(read: FieldReader, since: number): number {
  const said = read.moment(POINT_AT) ?? 0;
  return said > A_MOMENT ? said : since + said;
}

/** Who the visitor is, by an id of the client. */
const userOf = (read: FieldReader): string | undefined => read.clipped(USER, TEXT.userId);
