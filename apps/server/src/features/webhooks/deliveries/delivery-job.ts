import { say } from '@desirepath/contract/issues';
import { WEBHOOKS } from '@desirepath/contract/limits';
import { z } from 'zod';
import { JobFailed } from '../../../jobs/job-failed.ts';
import type { Add, Jobs } from '../../../jobs/jobs.ts';
import type { SafeFetch } from '../../../net/safe-fetch/safe-fetch.ts';
import { selectWebhook, updateWebhook, type WebhookStore } from '../queries.ts';
import { attempt } from './attempt.ts';
import { selectDelivery, updateDelivery } from './queries.ts';

interface DeliveryDependencies extends WebhookStore {
  jobs: Jobs;
  safeFetch: SafeFetch;
  /** epoch ms */
  clock: () => number;
  /** From 0 to 1. */
  random: () => number;
}

/** One that an earlier version put in line names no webhook. */
const given = z.object({ delivery: z.uuid(), webhook: z.uuid().optional() });

export type Deliver = Add<{ delivery: string; webhook: string }>;

const GONE = 410;

/** The job that brings one delivery to its receiver, however long that takes. */
export function defineDelivery({ jobs, safeFetch, clock, random, ...store }: DeliveryDependencies): Deliver {
  const { records } = store;
  const waitAfter = (attempts: number) => WEBHOOKS.retries[attempts - 1];
  return jobs.define(
    'webhook-delivery',
    given,
    async ({ delivery: id }, { attempt: attempts, signal }) => {
      const delivery = await selectDelivery(records, id);
      const webhook = delivery && (await selectWebhook(store, delivery.webhook_id, clock()));
      if (!webhook || delivery.status !== 'waiting') return;
      const note = (changes: Parameters<typeof updateDelivery>[2]) => updateDelivery(records, id, changes);
      if (!webhook.active) return note({ status: 'failed', error: say('webhook_off'), next_at: null });

      const outcome = await attempt({ safeFetch, now: clock(), signal }, webhook, delivery);
      const done = { ...outcome, attempts: delivery.attempts + 1, at: clock(), next_at: null };
      if (outcome.error === null) return note({ ...done, status: 'delivered' });
      if (outcome.response_status === GONE) {
        await updateWebhook(store, webhook, { active: false, inactive_because: say('receiver_gone') });
        return note({ ...done, status: 'failed' });
      }
      const wait = waitAfter(attempts);
      const retryIn = wait === undefined ? undefined : Math.round(wait * (1 + WEBHOOKS.jitter * (2 * random() - 1)));
      if (retryIn === undefined) await note({ ...done, status: 'failed' });
      else await note({ ...done, next_at: clock() + retryIn });
      throw new JobFailed(outcome.error, { isFinal: retryIn === undefined, retryIn });
    },
    { lane: 'net', waitAfter, partyOf: ({ webhook }) => webhook },
  );
}
