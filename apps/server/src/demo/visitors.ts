// The demo's visitors, in a process of their own: making them up takes memory that the server would keep ever after.
import {
  type AskedVisit,
  askVisitors,
  createSender,
  giveFeedback,
  type LiveDemoSurveys,
  makeLiveVisits,
  makeVisits,
  playLive,
  send,
  type UnsentFeedback,
  type Visit,
  wallClock,
} from '@desirepath/traffic';

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
    const asked = keeping(askVisitors(past, surveys, 'demo'));
    const messages: [from: Sending, message: UnsentFeedback][] = [];
    const keep = (from: Visit, message: UnsentFeedback) => messages.push([senderOf(from), message]);
    const visits = giveFeedback(asked.visits, 'demo', keep);
    await send(tellingProgress(visits), { sender, concurrency: CONNECTIONS, onRefused });
    await answerAll(asked.kept, async (visit, answer) => {
      const status = await sender.answer(visit, answer);
      if (status !== 201) onRefused(status, 'an answer');
    });
    for (const [from, message] of messages) {
      const status = await sender.say(from, message);
      if (status !== 202) onRefused(status, 'a message');
    }
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

/** Who answers something, remembered while they are sent: answers come after the visits that they are about. */
function keeping(visits: Iterable<AskedVisit>) {
  const kept: Answering[] = [];
  function* each() {
    for (const visit of visits) {
      const { answers } = visit;
      if (answers.length > 0) kept.push({ ...senderOf(visit), answers });
      yield visit;
    }
  }
  return { kept, visits: each() };
}

type Sending = Pick<Visit, 'user_agent' | 'ip'>;
type Answering = Sending & Pick<AskedVisit, 'answers'>;

/** Without their batches, which are many. */
const senderOf = ({ user_agent, ip }: Sending): Sending => ({ user_agent, ip });

async function answerAll(
  all: readonly Answering[],
  answer: (from: Answering, one: AskedVisit['answers'][number]) => Promise<void>,
): Promise<void> {
  const queue = all.values();
  const work = async () => {
    for (const visit of queue) for (const one of visit.answers) await answer(visit, one);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
}
