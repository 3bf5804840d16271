import { randomBytes } from 'node:crypto';
import { WEBHOOKS } from '@desirepath/contract/limits';
import { readIssue } from '@desirepath/contract/read-issue';
import { z } from 'zod';
import { AppError, appError } from '../../errors/app-error.ts';
import { fromCursor, pageOf } from '../../http/cursor.ts';
import type { Caller } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import type { SafeFetch } from '../../net/safe-fetch/safe-fetch.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { testBody } from './bodies/body.ts';
import { attempt } from './deliveries/attempt.ts';
import type { Deliver } from './deliveries/delivery-job.ts';
import {
  insertDelivery,
  requeueDeliveries,
  selectDeliveries,
  selectDelivery,
  toLog,
  updateDelivery,
} from './deliveries/queries.ts';
import {
  deleteWebhook,
  insertWebhook,
  type KnownWebhook,
  rotateSecret,
  selectWebhook,
  selectWebhooks,
  updateWebhook,
  type WebhookStore,
} from './queries.ts';
import { secretOf } from './signature.ts';

export interface WebhooksDependencies extends WebhookStore {
  sites: Sites;
  safeFetch: SafeFetch;
  deliver: Deliver;
  baseUrl: string;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

const place = z.object({ created_at: z.int(), id: z.uuid() });

export function createWebhooksRoutes(deps: WebhooksDependencies) {
  const { records, seal, sites, safeFetch, deliver, baseUrl, createUuid, clock } = deps;

  const store = { records, seal };

  /** What is wrong with an address is wrong with the field that it was typed into. @throws AppError address_refused */
  async function checkAddress(url: string): Promise<void> {
    try {
      await safeFetch.check(url);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { message } = error;
      throw appError('address_refused', { message, issues: [readIssue({ path: ['url'], message })], cause: error });
    }
  }

  /** @throws AppError webhook_not_found, forbidden */
  async function owned(caller: Caller, id: string) {
    const found = await sites.permittedThing(caller, await selectWebhook(store, id, clock()), 'webhook_not_found');
    return { webhook: found.thing, site: found.site };
  }

  async function redeliver(caller: Caller, id: string, log?: string) {
    const { webhook } = await owned(caller, id);
    const ids = await requeueDeliveries(records, webhook.id, clock(), log);
    if (log !== undefined && ids.length === 0) throw appError('delivery_not_found');
    for (const delivery of ids) await deliver({ delivery, webhook: webhook.id }, { key: delivery });
    return { deliveries: ids.length };
  }

  const newSecret = () => secretOf(randomBytes(32));

  return {
    list: api.webhooks.list.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      const all = await selectWebhooks(store, input.site, clock());
      const after = fromCursor(input.cursor, place);
      // That one itself may be gone by then.
      const rest = after ? all.filter((webhook) => isAfter(placeOf(webhook), after)) : all;
      const { items, next_cursor } = pageOf(rest, input.limit, placeOf);
      return { items: items.map(toldOf), next_cursor };
    }),
    create: api.webhooks.create.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      await checkAddress(input.url);
      if ((await selectWebhooks(store, input.site, clock())).length >= WEBHOOKS.perSite)
        throw appError('too_many_webhooks');
      const [id, secret] = [createUuid(), newSecret()];
      await insertWebhook(store, { ...input, id, secret, now: clock() });
      return { ...toldOf((await owned(context.caller, id)).webhook), secret };
    }),
    get: api.webhooks.get.handler(async ({ input, context }) =>
      toldOf((await owned(context.caller, input.id)).webhook),
    ),
    update: api.webhooks.update.handler(async ({ input: { id, ...changes }, context }) => {
      const { webhook } = await owned(context.caller, id);
      if (changes.url !== undefined) await checkAddress(changes.url);
      await updateWebhook(store, webhook, changes);
      return toldOf((await owned(context.caller, id)).webhook);
    }),
    remove: api.webhooks.remove.handler(async ({ input, context }) => {
      const { webhook } = await owned(context.caller, input.id);
      await deleteWebhook(records, webhook);
    }),
    rotate: api.webhooks.rotate.handler(async ({ input, context }) => {
      const { webhook } = await owned(context.caller, input.id);
      const secret = newSecret();
      await rotateSecret(store, webhook, secret, clock() + WEBHOOKS.oldSecretFor);
      return { ...toldOf((await owned(context.caller, input.id)).webhook), secret };
    }),
    test: api.webhooks.test.handler(async ({ input, context, signal }) => {
      const { webhook, site } = await owned(context.caller, input.id);
      const payload = testBody(webhook.format, site, clock(), baseUrl);
      const delivery = { id: createUuid(), webhook_id: webhook.id, event: 'test' as const, payload };
      await insertDelivery(records, { ...delivery, isTried: true }, clock());
      const outcome = await attempt({ safeFetch, now: clock(), ...(signal && { signal }) }, webhook, delivery);
      const status = outcome.error === null ? 'delivered' : 'failed';
      await updateDelivery(records, delivery.id, { ...outcome, status, attempts: 1, at: clock(), next_at: null });
      const noted = await selectDelivery(records, delivery.id);
      if (!noted) throw appError('webhook_not_found'); // deleted meanwhile
      return toLog(noted);
    }),
    logs: api.webhooks.logs.handler(async ({ input, context }) => {
      const { webhook } = await owned(context.caller, input.id);
      const after = fromCursor(input.cursor, place);
      const { status, limit } = input;
      const found = await selectDeliveries(records, { webhook: webhook.id, status, limit: limit + 1, after });
      const { items, next_cursor } = pageOf(found, limit, ({ created_at, id }) => ({ created_at, id }));
      return { items: items.map(toLog), next_cursor };
    }),
    redeliver: api.webhooks.redeliver.handler(({ input, context }) => redeliver(context.caller, input.id, input.log)),
    redeliverLog: api.webhooks.redeliverLog.handler(({ input, context }) =>
      redeliver(context.caller, input.id, input.log),
    ),
  };
}

type Place = z.output<typeof place>;

const placeOf = ({ created_at, id }: KnownWebhook): Place => ({ created_at: Date.parse(created_at), id });

const isAfter = (one: Place, other: Place) =>
  one.created_at > other.created_at || (one.created_at === other.created_at && one.id > other.id);

const toldOf = ({ secrets, ...webhook }: KnownWebhook) => webhook;
