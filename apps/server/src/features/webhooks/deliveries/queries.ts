import { say } from '@desirepath/contract/issues';
import type { WebhookLog } from '@desirepath/contract/webhooks';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Records } from '../../../storage/records/open.ts';
import type { RecordsSchema } from '../../../storage/records/schema.ts';

export type DeliveryRow = Selectable<RecordsSchema['webhook_deliveries']>;

export const toLog = ({ webhook_id, created_at, at, next_at, ...row }: DeliveryRow): WebhookLog => ({
  ...row,
  at: new Date(at).toISOString(),
  next_at: next_at === null ? null : new Date(next_at).toISOString(),
});

type NewDelivery = Pick<Insertable<RecordsSchema['webhook_deliveries']>, 'id' | 'webhook_id' | 'event' | 'payload'>;

/** Of what is sent at once, by nobody who would come back to it: until there is an answer there is none. */
const UNANSWERED = { status: 'failed', next_at: null, error: say('answer_unknown') } as const;

/** Notes what is to be delivered, or is being tried. False where it was noted before. */
export async function insertDelivery(
  records: Records,
  { isTried = false, ...delivery }: NewDelivery & { isTried?: boolean },
  now: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await records
    .insertInto('webhook_deliveries')
    .values({
      ...delivery,
      status: 'waiting',
      attempts: 0,
      response_status: null,
      response_body: null,
      error: null,
      created_at: now,
      at: now,
      next_at: now,
      ...(isTried && UNANSWERED),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function selectDelivery(records: Records, id: string): Promise<DeliveryRow | undefined> {
  return records.selectFrom('webhook_deliveries').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function updateDelivery(
  records: Records,
  id: string,
  changes: Updateable<RecordsSchema['webhook_deliveries']>,
): Promise<void> {
  await records.updateTable('webhook_deliveries').set(changes).where('id', '=', id).execute();
}

/** Where the page before ended. */
export interface AfterDelivery {
  created_at: number;
  id: string;
}

interface LogQuestion {
  webhook: string;
  status?: WebhookLog['status'] | undefined;
  limit: number;
  after?: AfterDelivery | undefined;
}

/** Deliveries of a webhook, newest first. */
export async function selectDeliveries(
  records: Records,
  { webhook, status, limit, after }: LogQuestion,
): Promise<DeliveryRow[]> {
  let query = records
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('webhook_id', '=', webhook)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (status) query = query.where('status', '=', status);
  if (after)
    query = query.where(({ eb, and, or }) =>
      or([
        eb('created_at', '<', after.created_at),
        and([eb('created_at', '=', after.created_at), eb('id', '<', after.id)]),
      ]),
    );
  return query.execute();
}

/** Puts what has ended in line again: one, or all that failed. @returns their ids */
export async function requeueDeliveries(
  records: Records,
  webhook: string,
  now: number,
  only?: string,
): Promise<string[]> {
  let query = records
    .updateTable('webhook_deliveries')
    .set({ status: 'waiting', next_at: now })
    .where('webhook_id', '=', webhook)
    .returning('id');
  query = only === undefined ? query.where('status', '=', 'failed') : query.where('id', '=', only);
  return (await query.execute()).map(({ id }) => id);
}

/** Forgets what ended long ago. */
export async function deleteDeliveries(records: Records, before: number): Promise<void> {
  await records.deleteFrom('webhook_deliveries').where('status', '!=', 'waiting').where('at', '<', before).execute();
}
