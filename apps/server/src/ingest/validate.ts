import { INGEST } from '@desirepath/contract/limits';
import {
  type BatchHead,
  batch,
  batchHead,
  type ReplayEvent,
  type TrackedEvent,
  trackedEvent,
} from '@desirepath/contract/tracking';
import type { Chunk } from '@desirepath/replay-format/chunk';
import type { Pieces } from '@desirepath/replay-format/reader';
import { z } from 'zod';
import { appError } from '../errors/app-error.ts';
import { compileCheck } from './compile-check.ts';
import { readReplay } from './replay.ts';

/** The head of a batch, without visitor and session where the browser keeps nothing. */
export type SentHead = BatchHead | AnonymousHead;
export type AnonymousHead = Omit<BatchHead, 'visitor_id' | 'session_id'>;

export const isNamed = (head: SentHead): head is BatchHead => 'visitor_id' in head;

/** A batch with a valid head, and those of its events that are valid. `index` is the place in what was sent. */
export interface ValidBatch {
  head: SentHead;
  events: { index: number; event: TrackedEvent }[];
  rejected: { index: number; reason: string }[];
  /** `written`: as our own recorder writes it. */
  replay: { index: number; page_id: string; events: ReplayEvent[]; written?: Chunk | undefined } | undefined;
}

/** Reasons repeat names that the sender chose. */
const LONGEST_REASON = 300;

// Events are looked at one by one below: a bad one is refused alone, and its batch goes on.
const envelope = batchHead.extend({
  events: z.array(z.unknown()).max(INGEST.eventsPerBatch),
  replay: batch.shape.replay,
});
const anonymousEnvelope = envelope.omit({ visitor_id: true, session_id: true });

const isSoundEnvelope = compileCheck(envelope);
const isSoundAnonymous = compileCheck(anonymousEnvelope);
const isSoundEvent = compileCheck(trackedEvent);

/**
 * @param now epoch ms
 * @param pieces those that the recording names, as far as they are known
 * @throws AppError invalid_input when the batch itself is not valid, all_events_rejected when nothing in it is
 */
export function validateBatch(body: unknown, now: number, pieces?: Pieces): ValidBatch {
  const { events, replay, ...head } = parseEnvelope(body);
  const skew = clockSkew(head.sent_at, now);
  const valid: ValidBatch['events'] = [];
  const rejected: ValidBatch['rejected'] = [];

  events.forEach((candidate, index) => {
    const event = parseEvent(candidate);
    const at = typeof event === 'string' ? now : momentOf(event.at, head.sent_at) + skew;
    const reason = typeof event === 'string' ? event : faultOfTime('at', at, now);
    if (reason !== undefined) rejected.push({ index, reason });
    else if (typeof event !== 'string') valid.push({ index, event: at === event.at ? event : { ...event, at } });
  });

  let chunk: ValidBatch['replay'];
  if (replay) {
    const index = events.length;
    const { events: recorded, problem } = readReplay(replay, pieces);
    const shown = recorded.map((event) => {
      const timestamp = momentOf(event.timestamp, head.sent_at) + skew;
      return timestamp === event.timestamp ? event : { ...event, timestamp };
    });
    const fault = problem ?? shown.map((event) => faultOfTime('at', event.timestamp, now)).find(Boolean);
    if (fault) rejected.push({ index, reason: fault });
    else chunk = { index, page_id: replay.page_id, events: shown, written: replay.events ? undefined : replay };
  }

  if (rejected.length > 0 && valid.length === 0 && !chunk) {
    throw appError('all_events_rejected', {
      issues: rejected.map(({ index, reason }) => ({ path: `events.${index}`, message: reason })),
    });
  }
  return { head, events: valid, rejected, replay: chunk };
}

/**
 * Milliseconds to add to what the visitor's clock says. `sent_at` is that clock's idea of now; a difference within the
 * time a request travels is left alone.
 */
export function clockSkew(sentAt: number, now: number): number {
  const skew = now - sentAt;
  return Math.abs(skew) > INGEST.clockTolerance ? skew : 0;
}

/** When something happened, by the visitor's clock. Nothing is later than its own sending: the clock was set back in between. */
function momentOf(at: number, sentAt: number): number {
  return at > sentAt && at - sentAt <= INGEST.clockSetBack ? sentAt : at;
}

/** What is wrong with a moment, under the name that its sender gave it. */
export function faultOfTime(name: 'at' | 'timestamp', at: number, now: number): string | undefined {
  if (at < now - INGEST.oldestEvent) return `${name}: too long ago`;
  if (at > now + INGEST.furthestAhead) return `${name}: in the future`;
  return undefined;
}

/** @returns the event, or what is wrong with it */
function parseEvent(candidate: unknown): TrackedEvent | string {
  if (isSoundEvent(candidate)) return candidate;
  const parsed = trackedEvent.safeParse(candidate);
  return parsed.success ? parsed.data : describe(parsed.error);
}

/** Who names one of visitor and session is to name both: it is no browser that keeps nothing, but a mistake. */
const isAnonymous = (body: unknown) =>
  typeof body === 'object' && body !== null && !('visitor_id' in body) && !('session_id' in body);

function parseEnvelope(body: unknown): z.output<typeof envelope> | z.output<typeof anonymousEnvelope> {
  const isNameless = isAnonymous(body);
  if (isNameless && isSoundAnonymous(body)) return body;
  if (!isNameless && isSoundEnvelope(body)) return body;
  const parsed = isNameless ? anonymousEnvelope.safeParse(body) : envelope.safeParse(body);
  if (parsed.success) return parsed.data;
  throw appError('invalid_input', {
    issues: parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), message })),
  });
}

const describe = (error: z.ZodError) =>
  error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    .join('; ')
    .slice(0, LONGEST_REASON);
