// The demo's visitors, in a process of their own: making them up takes memory that the server would keep ever after.
import { createSender, makeLiveVisits, makeVisits, playLive, send, wallClock } from '@desirepath/traffic';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Two months of a small shop, so that a month can be compared with the one before; there within a minute. */
const DAYS = 61;
const VISITS = 3600;
const REPLAY_SHARE = 0.08;
/** Of the visits that go on: somebody is nearly always there. */
const LIVE_PER_HOUR = 60;
/** Batches on their way at once: each waits for the disk, and one sync serves all that wait. */
const CONNECTIONS = 128;

/** What the server asks for. */
export interface VisitorsOrder {
  /** Where this machine reaches the server, e.g. `http://localhost:8080`. */
  address: string;
  trackingId: string;
  /** Whether the past is there already, so that only the visits that go on are wanted. */
  isFilled: boolean;
}

/** What it is told. */
export type VisitorsNews = { progress: number } | { refused: string } | { filled: true };

const tell = (news: VisitorsNews) => process.send?.(news);

process.once('disconnect', () => process.exit()); // the server is gone
process.once('message', async ({ address, trackingId, isFilled }: VisitorsOrder) => {
  const sender = createSender({ url: address, trackingId, connections: CONNECTIONS, clock: wallClock });
  const to = Date.now();
  if (!isFilled) {
    const past = makeVisits({
      seed: 'demo',
      from: to - DAYS * DAY_MS,
      to,
      visits: VISITS,
      replayShare: REPLAY_SHARE,
      origin: address,
    });
    const onRefused = (status: number, reason: string) => tell({ refused: `${status} ${reason}` });
    await send(tellingProgress(past), { sender, concurrency: CONNECTIONS, onRefused });
  }
  tell({ filled: true });
  const from = Date.now();
  const seed = `live ${from}`;
  const live = makeLiveVisits({ seed, from, perHour: LIVE_PER_HOUR, replayShare: REPLAY_SHARE, origin: address });
  await playLive(live, { sender, clock: wallClock, signal: new AbortController().signal });
});

function* tellingProgress<Item>(items: Iterable<Item>): Generator<Item> {
  let count = 0;
  for (const item of items) {
    if (count % (VISITS / 10) === 0) tell({ progress: count / VISITS });
    count += 1;
    yield item;
  }
}
