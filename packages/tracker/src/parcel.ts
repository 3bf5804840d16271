import type { BatchHead } from '@desirepath/contract/tracking';

/** A batch on its way. Its content is fixed as text when it is numbered, so that a repetition cannot differ. */
export interface Parcel {
  head: Omit<BatchHead, 'attempt' | 'sent_at'>;
  /** The members `events` and, perhaps, `replay`, as JSON without braces. */
  content: string;
  /** How often it has been sent. */
  attempt: number;
}

/** The batch as it goes over the wire. */
export const toJson = ({ head, content, attempt }: Parcel, sent_at: number): string =>
  `${JSON.stringify({ ...head, attempt, sent_at }).slice(0, -1)},${content}}`;
