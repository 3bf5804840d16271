import type { DomainEvent } from '@desirepath/contract/domain-events';
import type { Site } from '@desirepath/contract/sites';
import { deliveryId } from '../../storage/records/delivery-id.ts';
import { bodyOf } from './bodies/body.ts';
import type { Deliver } from './deliveries/delivery-job.ts';
import { insertDelivery } from './deliveries/queries.ts';
import { listening, selectWebhooks, type WebhookStore } from './queries.ts';

interface HearingDependencies extends WebhookStore {
  findSite: (id: number) => Site | undefined;
  deliver: Deliver;
  baseUrl: string;
  /** epoch ms */
  clock: () => number;
}

/** What webhooks do when something happened: a delivery for each that waits for such. Told twice, it is one delivery. */
export function createWebhookHearing({ records, seal, findSite, deliver, baseUrl, clock }: HearingDependencies) {
  return async (event: DomainEvent): Promise<void> => {
    const site = findSite(event.site);
    if (!site) return;
    for (const webhook of listening(await selectWebhooks({ records, seal }, site.id, clock()), event)) {
      const delivery = {
        id: deliveryId(webhook.id, event),
        webhook_id: webhook.id,
        event: event.type,
        payload: bodyOf(webhook.format, event, site, baseUrl),
      };
      await insertDelivery(records, delivery, clock());
      // Put in line even if it was noted before: the server may have ended in between. One that is done, is done.
      await deliver({ delivery: delivery.id, webhook: webhook.id }, { key: delivery.id });
    }
  };
}
