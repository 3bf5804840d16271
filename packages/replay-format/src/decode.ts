import { EventType, IncrementalSource } from '@rrweb/types';
import type { Chunk, RecordedEvent } from './chunk.ts';
import { Damaged } from './damaged.ts';
import { asPartOf } from './frame.ts';
import { isObject } from './json.ts';
import type { Budget } from './node-reader.ts';
import {
  EVENT,
  FORMAT,
  FRAME,
  INPUT,
  INTERACTION,
  META,
  MUTATION,
  POINTER,
  SCROLL,
  SNAPSHOT,
  VIEWPORT,
} from './ops.ts';
import { readInput, readInteraction, readMutation, readPointer } from './read-changes.ts';
import { PAGE, readNode } from './read-node.ts';
import { createReader, type Pieces, type Reader } from './reader.ts';

/** What a chunk may become, however small it is. */
export interface DecodeLimits {
  events: number;
  /** Characters of them as JSON, about. */
  units: number;
  /** Levels of their JSON. */
  depth: number;
}

export interface Decoded {
  events: RecordedEvent[];
  /** What is wrong with the chunk, as the end of a sentence; the events are what stood before. */
  problem?: string;
}

/** Of an event that holds a chunk of a newer format than is known here, as it came. */
export const NEWER_PLUGIN = 'desirepath/newer@1';

type UntimedEvent = Pick<RecordedEvent, 'type' | 'data'>;

/** Frames of other origins in each other. */
const DEEPEST_FRAME = 3;

/** A page that is in another page's frame numbers its own frames from 1 on, too: those count that many times as much, at each level. */
const DEEPER = 900;

/** Whoever numbers more frames than that has gone mad; the numbers of their nodes stay whole, and below 2^53. */
const FRAMES = 900_000_000;

/** Characters that an event takes as JSON besides its texts, and a position of a pointer. */
const EVENT_UNITS = 100;

const NO_PIECES: Pieces = new Map();

/**
 * The events of a chunk, whatever it holds: never throws. In time and memory in proportion to the chunk and `limits`.
 * @param pieces those that it names, as far as they are known
 */
export const decodeChunk = (chunk: Chunk, limits: DecodeLimits, pieces = NO_PIECES): Decoded => {
  const events: RecordedEvent[] = [];
  let units = limits.units;
  const budget: Budget = {
    depth: limits.depth,
    spend(spent) {
      units -= spent;
      if (units < 0) throw new Damaged('holds too much');
    },
  };
  const add = (event: RecordedEvent) => {
    if (events.length === limits.events) throw new Damaged('holds too many events');
    budget.spend(EVENT_UNITS);
    events.push(event);
  };
  try {
    readChunk(chunk, budget, add, pieces, 0);
    return { events };
  } catch (error) {
    if (error instanceof Damaged) return { events, problem: error.message };
    throw error;
  }
};

const readChunk = (
  chunk: Chunk,
  budget: Budget,
  add: (event: RecordedEvent) => void,
  pieces: Pieces,
  framed: number,
): void => {
  let timestamp = chunk.at;
  if (chunk.format > FORMAT) {
    add({ type: EventType.Plugin, timestamp, data: { plugin: NEWER_PLUGIN, payload: chunk } });
    return;
  }
  const from = createReader(chunk, budget, pieces);
  while (!from.isAtEnd()) {
    const code = from.number();
    timestamp += from.signed();
    if (code === FRAME) {
      const number = from.number() * DEEPER ** framed;
      const frameId = from.id();
      if (framed === DEEPEST_FRAME || number > FRAMES) throw new Damaged('holds too many frames');
      const addOfFrame = (event: RecordedEvent) => {
        const part = asPartOf(event, frameId, number);
        if (part) add(part);
      };
      readChunk(chunkFrom(from.json()), budget, addOfFrame, NO_PIECES, framed + 1);
    } else add({ ...readOp(code, from, chunk.format, budget.depth), timestamp });
  }
};

const readOp = (code: number, from: Reader, format: number, depth: number): UntimedEvent => {
  switch (code) {
    case META:
      return {
        type: EventType.Meta,
        data: { href: from.text() ?? '', width: from.number(), height: from.number() },
      };
    case SNAPSHOT: {
      const initialOffset = { left: from.number(), top: from.number() };
      const node = readNode(from, from.id(), { rootId: PAGE, isShadow: false }, depth / 2);
      return { type: EventType.FullSnapshot, data: { node, initialOffset } };
    }
    case MUTATION:
      return change(readMutation(from, format, depth / 2));
    case POINTER:
      return change(readPointer(from));
    case INTERACTION:
      return change(readInteraction(from));
    case SCROLL:
      return change({ source: IncrementalSource.Scroll, id: from.id(), x: from.signed(), y: from.signed() });
    case INPUT:
      return change(readInput(from));
    case VIEWPORT:
      return change({ source: IncrementalSource.ViewportResize, width: from.number(), height: from.number() });
    case EVENT:
      return eventFrom(from.json());
    default:
      throw new Damaged('holds an op of no kind');
  }
};

const change = (data: object) => ({ type: EventType.IncrementalSnapshot, data });

/** Kinds of events of rrweb, of which it may invent a few more. */
const EVENT_TYPES = 16;

const eventFrom = (value: unknown): UntimedEvent => {
  if (!isObject(value)) throw new Damaged('holds an event that is none');
  const { type } = value;
  if (typeof type !== 'number' || !Number.isInteger(type) || type < 0 || type > EVENT_TYPES)
    throw new Damaged('holds an event of no type');
  return { ...value, type, data: value.data };
};

const chunkFrom = (value: unknown): Chunk => {
  if (!isObject(value)) throw new Damaged('holds a frame that is none');
  const { format, at, strings, ops } = value;
  const isChunk =
    typeof format === 'number' &&
    typeof at === 'number' &&
    typeof ops === 'string' &&
    Array.isArray(strings) &&
    strings.every((text) => typeof text === 'string');
  if (!isChunk) throw new Damaged('holds a frame that is none');
  return { format, at, strings, ops };
};
