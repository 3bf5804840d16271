import type { BatchHead } from '@desirepath/contract/tracking';

/** A batch on its way. Its content is fixed as text when it is numbered, so that a repetition cannot differ. */
export interface Parcel {
  /** Cookieless sites name neither visitor nor session. */
  head: Omit<BatchHead, 'attempt' | 'sent_at' | 'visitor_id' | 'session_id'> &
    Partial<Pick<BatchHead, 'visitor_id' | 'session_id'>>;
  /** The members `events` and, perhaps, `replay`, as JSON without braces. */
  content: string;
  /** How often it has been sent. */
  attempt: number;
  /** The session that must become old enough before this part of its recording may leave. */
  heldFor?: string;
}

/** The batch as it goes over the wire. */
export const toJson = ({ head, content, attempt }: Parcel, sent_at: number): string =>
  `${JSON.stringify({ ...head, attempt, sent_at }).slice(0, -1)},${content}}`;

/** What the content of a batch begins with that has no events. */
const WITHOUT_EVENTS = '"events":[],';

export const isRecording = ({ content }: Parcel): boolean => content.startsWith(WITHOUT_EVENTS);
