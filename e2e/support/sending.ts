import { type Clock, createSender, makeVisits, send, type Visit, wallClock } from '@desirepath/traffic';
import { expect } from 'vitest';
import { Journal } from './journal.ts';

interface Senders {
  url: string;
  trackingId: string;
  /** Of the visitors; the wall's unless it is to go wrong. */
  clock?: Clock;
}

/** Visitors who send until they are told to end, and note what they were told is safe. */
export function startSending({ url, trackingId, clock = wallClock }: Senders) {
  const journal = new Journal();
  const refusals: string[] = [];
  let isOver = false;
  const sender = createSender({ url, trackingId, connections: 32, clock });
  const sending = send(
    visitsUntil(url, () => isOver),
    {
      sender,
      concurrency: 32,
      onAcknowledged: (line) => journal.note(line),
      onRefused: (status, reason) => refusals.push(`${status} ${reason}`),
    },
  );
  return {
    journal,
    /** So many more become safe. */
    goesOn: async (count = 1) => {
      const before = journal.size;
      await expect.poll(() => journal.size, { timeout: 60_000 }).toBeGreaterThanOrEqual(before + count);
    },
    /** Lets the visits under way come to their end. @throws where anything was refused, or acknowledged twice */
    async end() {
      isOver = true;
      const { rejectedEvents } = await sending;
      await sender.close();
      expect({ refusals, rejectedEvents, doubled: journal.doubled }).toEqual({
        refusals: [],
        rejectedEvents: 0,
        doubled: 0,
      });
    },
  };
}

/** Visits of the day before, with a margin for clocks that are ahead. */
function* visitsUntil(origin: string, isOver: () => boolean): Generator<Visit> {
  const to = Date.now();
  for (const visit of makeVisits({
    seed: 'crash',
    from: to - 86_400_000,
    to,
    visits: 50_000,
    replayShare: 0.2,
    origin,
  })) {
    if (isOver()) return;
    yield visit;
  }
}
