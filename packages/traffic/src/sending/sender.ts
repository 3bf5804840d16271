import type { SubmissionInput } from '@desirepath/contract/survey-live';
import { type BatchAnswer, batchAnswer } from '@desirepath/contract/tracking';
import { Pool } from 'undici';
import type { UnsentFeedback } from '../feedback/give.ts';
import { createRandom } from '../random.ts';
import type { UnsentBatch, Visit } from '../visit.ts';
import type { Clock } from './clock.ts';
import { mayRetry, pauseBefore } from './retry.ts';

export interface SenderOptions {
  /** The server, e.g. `http://localhost:8080`. */
  url: string;
  trackingId: string;
  connections: number;
  clock: Clock;
  /** Ends the pauses between retries; what is not acknowledged then is given up. */
  signal?: AbortSignal;
}

/** What became of a batch. `refused` with the status 0: the server was not reached until the signal came. */
export type Outcome =
  | { kind: 'acknowledged'; answer: BatchAnswer; attempts: number }
  | { kind: 'refused'; status: number; reason: string; attempts: number };

/** Speaks the public ingest protocol as the tracker does, for many visitors. */
export interface Sender {
  /**
   * Sends one batch, again and again while the server is busy or away.
   * @throws ZodError when it is acknowledged with an answer that is not the contract's
   */
  post(from: Pick<Visit, 'user_agent' | 'ip'>, batch: UnsentBatch): Promise<Outcome>;
  /** Answers a survey, once: what the server would not have is gone. @returns the status, 0 where it was not reached */
  answer(from: Pick<Visit, 'user_agent' | 'ip'>, answer: SubmissionInput): Promise<number>;
  /** Gives feedback, once, as {@link Sender.answer} does. */
  say(from: Pick<Visit, 'user_agent' | 'ip'>, message: UnsentFeedback): Promise<number>;
  close(): Promise<void>;
}

export function createSender({ url, trackingId, connections, clock, signal }: SenderOptions): Sender {
  const pool = new Pool(url, { connections });
  const random = createRandom(trackingId); // only spreads the retries

  const attemptOnce = async (path: string, headers: Record<string, string>, body: string) => {
    try {
      const response = await pool.request({ method: 'POST', path, headers, body });
      const retryAfter = response.headers['retry-after'];
      return { status: response.statusCode, text: await response.body.text(), retryAfter: retryAfter?.toString() };
    } catch (error) {
      return { status: 0, text: error instanceof Error ? error.message : String(error), retryAfter: undefined };
    }
  };

  return {
    post: async (from, batch) => {
      const headers = headersOf(from);
      for (let attempts = 1; ; attempts++) {
        const sent = { tracking_id: trackingId, attempt: attempts, sent_at: clock.now(), ...batch };
        const { status, text, retryAfter } = await attemptOnce('/api/track/batches', headers, JSON.stringify(sent));
        if (status === 202) return { kind: 'acknowledged', answer: batchAnswer.parse(JSON.parse(text)), attempts };
        if (signal?.aborted || !(status === 0 || mayRetry(status))) {
          return { kind: 'refused', status, reason: text, attempts };
        }
        await clock.sleep(pauseBefore(attempts + 1, random, retryAfter), signal);
      }
    },
    answer: async (from, answer) =>
      (await attemptOnce('/api/surveys/responses', headersOf(from), JSON.stringify(answer))).status,
    say: async (from, message) => {
      const sent = { tracking_id: trackingId, sent_at: clock.now(), ...message };
      return (await attemptOnce('/api/feedback', headersOf(from), JSON.stringify(sent))).status;
    },
    close: () => pool.close(),
  };
}

const headersOf = ({ user_agent, ip }: Pick<Visit, 'user_agent' | 'ip'>) => ({
  'content-type': 'text/plain;charset=UTF-8',
  'user-agent': user_agent,
  'x-forwarded-for': ip,
});
