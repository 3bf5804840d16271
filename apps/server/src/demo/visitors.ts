// The demo's visitors, in a process of their own: making them up takes memory that the server would keep ever after.
import { createSender, type LiveDemoSurveys, makeLiveVisits, playLive, wallClock } from '@desirepath/traffic';
import { fillPast } from './past.ts';

/** Two months of a small shop, so that a month can be compared with the one before; there within a minute. */
const DAYS = 61;
const VISITS = 3600;
/** Of the visits that go on, in a busy hour: somebody is nearly always there. */
const LIVE_PER_HOUR = 180;
const LIVE_REPLAY_SHARE = 0.08;
const CONNECTIONS = 128;

/** What the server asks for. */
export interface VisitorsOrder {
  /** Where this machine reaches the server, e.g. `http://localhost:8080`. */
  address: string;
  trackingId: string;
  /** What they are asked. */
  surveys: LiveDemoSurveys;
  /** Whether the past is there already, so that only the visits that go on are wanted. */
  isFilled: boolean;
}

/** What it is told. */
export type VisitorsNews = { progress: number } | { refused: string } | { filled: true };

const tell = (news: VisitorsNews) => process.send?.(news);

process.once('disconnect', () => process.exit()); // the server is gone
process.once('message', async ({ address, trackingId, surveys, isFilled }: VisitorsOrder) => {
  const sender = createSender({ url: address, trackingId, connections: CONNECTIONS, clock: wallClock });
  if (!isFilled) {
    await fillPast({
      sender,
      origin: address,
      surveys,
      days: DAYS,
      visits: VISITS,
      connections: CONNECTIONS,
      onProgress: (progress) => tell({ progress }),
      onRefused: (status, reason) => tell({ refused: `${status} ${reason}` }),
    });
  }
  tell({ filled: true });
  const from = Date.now();
  const live = makeLiveVisits({
    seed: `live ${from}`,
    from,
    perHour: LIVE_PER_HOUR,
    replayShare: LIVE_REPLAY_SHARE,
    origin: address,
  });
  await playLive(live, { sender, clock: wallClock, signal: new AbortController().signal });
});
