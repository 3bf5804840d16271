import { INGEST } from '@desirepath/contract/limits';
import {
  type BatchHead,
  batch,
  batchHead,
  type ReplayEvent,
  type TrackedEvent,
  trackedEvent,
} from '@desirepath/contract/tracking';
import { z } from 'zod';
import { appError } from '../http/app-error.ts';

/** The head of a batch, without visitor and session where the browser keeps nothing. */
export type SentHead = BatchHead | AnonymousHead;
export type AnonymousHead = Omit<BatchHead, 'visitor_id' | 'session_id'>;

export const isNamed = (head: SentHead): head is BatchHead => 'visitor_id' in head;

/** A batch with a valid head, and those of its events that are valid. `index` is the place in what was sent. */
export interface ValidBatch {
  head: SentHead;
  events: { index: number; event: TrackedEvent }[];
  rejected: { index: number; reason: string }[];
  replay: { index: number; page_id: string; events: ReplayEvent[] } | undefined;
}

/** Reasons repeat names that the sender chose. */
const LONGEST_REASON = 300;

// Events are looked at one by one below: a bad one is refused alone, and its batch goes on.
const envelope = batchHead.extend({
  events: z.array(z.unknown()).max(INGEST.eventsPerBatch),
  replay: batch.shape.replay,
});
const anonymousEnvelope = envelope.omit({ visitor_id: true, session_id: true });

/**
 * @param now epoch ms
 * @throws AppError invalid_input when the batch itself is not valid, all_events_rejected when nothing in it is
 */
export function validateBatch(body: unknown, now: number): ValidBatch {
  const { events, replay, ...head } = parseEnvelope(body);
  const skew = clockSkew(head.sent_at, now);
  const valid: ValidBatch['events'] = [];
  const rejected: ValidBatch['rejected'] = [];

  events.forEach((candidate, index) => {
    const parsed = trackedEvent.safeParse(candidate);
    const reason = parsed.success ? faultOfTime(parsed.data.at + skew, now) : describe(parsed.error);
    if (parsed.success && !reason) valid.push({ index, event: { ...parsed.data, at: parsed.data.at + skew } });
    else rejected.push({ index, reason: reason ?? '' });
  });

  let chunk: ValidBatch['replay'];
  if (replay) {
    const index = events.length;
    for (const event of replay.events) event.timestamp += skew; // fresh from the parser: nobody else holds them
    const fault = replay.events.map((event) => faultOfTime(event.timestamp, now)).find(Boolean);
    if (fault) rejected.push({ index, reason: fault });
    else chunk = { index, page_id: replay.page_id, events: replay.events };
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

function faultOfTime(at: number, now: number): string | undefined {
  if (at < now - INGEST.oldestEvent) return 'at: too long ago';
  if (at > now + INGEST.furthestAhead) return 'at: in the future';
  return undefined;
}

/** Who names one of visitor and session is to name both: it is no browser that keeps nothing, but a mistake. */
const isAnonymous = (body: unknown) =>
  typeof body === 'object' && body !== null && !('visitor_id' in body) && !('session_id' in body);

function parseEnvelope(body: unknown): z.output<typeof envelope> | z.output<typeof anonymousEnvelope> {
  const parsed = isAnonymous(body) ? anonymousEnvelope.safeParse(body) : envelope.safeParse(body);
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
