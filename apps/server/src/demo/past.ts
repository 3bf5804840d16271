import { DAY_MS } from '@desirepath/contract/durations';
import {
  type AskedVisit,
  askVisitors,
  giveFeedback,
  type LiveDemoSurveys,
  makeVisits,
  type Sender,
  send,
  type UnsentFeedback,
  type Visit,
} from '@desirepath/traffic';

const REPLAY_SHARE = 0.08;

export interface PastOptions {
  sender: Sender;
  /** The address of the server, at which the shop is. */
  origin: string;
  surveys: LiveDemoSurveys;
  /** Before now. */
  days: number;
  visits: number;
  /** Of the visits, those that are recorded: as few as the demo has, where it is not given. */
  replayShare?: number | undefined;
  /** Batches on their way at once: each waits for the disk, and one sync serves all that wait. */
  connections: number;
  onProgress?: (share: number) => void;
  onRefused: (status: number, reason: string) => void;
}

/** Lets visitors have been there: they come, are asked, and say something by themselves. */
export async function fillPast(options: PastOptions): Promise<void> {
  const { sender, origin, surveys, days, visits: count, replayShare = REPLAY_SHARE, connections, onRefused } = options;
  const to = Date.now();
  const past = makeVisits({
    seed: 'demo',
    from: to - days * DAY_MS,
    to,
    visits: count,
    replayShare,
    origin,
  });
  const asked = keeping(askVisitors(past, surveys, 'demo'));
  const messages: [from: Sending, message: UnsentFeedback][] = [];
  const keep = (from: Visit, message: UnsentFeedback) => messages.push([senderOf(from), message]);
  const visits = giveFeedback(asked.visits, 'demo', keep);
  await send(tellingProgress(visits, options), { sender, concurrency: connections, onRefused });
  await answerAll(asked.kept, connections, async (visit, answer) => {
    const status = await sender.answer(visit, answer);
    if (status !== 201) onRefused(status, 'an answer');
  });
  for (const [from, message] of messages) {
    const status = await sender.say(from, message);
    if (status !== 202) onRefused(status, 'a message');
  }
}

function* tellingProgress<Item>(items: Iterable<Item>, { visits, onProgress }: PastOptions): Generator<Item> {
  let count = 0;
  for (const item of items) {
    if (count % Math.ceil(visits / 10) === 0) onProgress?.(count / visits);
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
  connections: number,
  answer: (from: Answering, one: AskedVisit['answers'][number]) => Promise<void>,
): Promise<void> {
  const queue = all.values();
  const work = async () => {
    for (const visit of queue) for (const one of visit.answers) await answer(visit, one);
  };
  await Promise.all(Array.from({ length: connections }, work));
}
