import { setImmediate } from 'node:timers/promises';
import type { DomainEvent } from '@desirepath/contract/domain-events';
import type { DeletionProof } from '@desirepath/contract/privacy';
import type { Selectable } from 'kysely';
import { siteOf } from '../../../../jobs/queries.ts';
import { answeredId } from '../../../../storage/records/answered-id.ts';
import { deliveryId } from '../../../../storage/records/delivery-id.ts';
import { partsOf } from '../../../../storage/records/ids.ts';
import type { Records } from '../../../../storage/records/open.ts';
import { ABOUT_RECORDINGS } from '../../../../storage/records/recordings.ts';
import type { RecordsSchema } from '../../../../storage/records/schema.ts';
import { deleteTags } from '../../tags/queries.ts';
import type { OwnResponse } from '../queries.ts';
import type { Subject } from '../subject.ts';

/** Browsers from which a message with this address came. */
export async function visitorsOfMail(records: Records, site: number, email: string): Promise<string[]> {
  const rows = await records
    .selectFrom('feedback')
    .select('visitor_id')
    .where('site_id', '=', site)
    .where((message) => message.eb(message.fn('lower', ['email']), '=', email.toLowerCase()))
    .where('visitor_id', 'is not', null)
    .execute();
  return rows.flatMap(({ visitor_id }) => visitor_id ?? []);
}

/** Messages of a person: from their browsers and sessions, or signed with their address. */
export async function feedbackOf(
  records: Records,
  site: number,
  { visitors, term }: Subject,
  sessions: string[],
): Promise<Selectable<RecordsSchema['feedback']>[]> {
  const messages = records.selectFrom('feedback').selectAll().where('site_id', '=', site);
  const found = await messages
    .where((message) => message.eb(message.fn('lower', ['email']), '=', term.toLowerCase()))
    .execute();
  for (const some of partsOf(visitors)) found.push(...(await messages.where('visitor_id', 'in', some).execute()));
  for (const some of partsOf(sessions)) found.push(...(await messages.where('session_id', 'in', some).execute()));
  return [...new Map(found.map((message) => [message.id, message])).values()];
}

/** What the team has made of some sessions. */
export async function countMarks(records: Records, site: number, sessions: string[]): Promise<number> {
  let marks = 0;
  for (const some of partsOf(sessions))
    for (const table of ABOUT_RECORDINGS) {
      const { rows } = await records
        .selectFrom(table)
        .select((row) => row.fn.countAll<number>().as('rows'))
        .where('site_id', '=', site)
        .where('session_id', 'in', some)
        .executeTakeFirstOrThrow();
      marks += Number(rows);
    }
  return marks;
}

/** Deletes messages, with what was noted on them, and tags of answers. */
export async function deleteWords(
  records: Records,
  site: number,
  { feedback, responses }: { feedback: string[]; responses: string[] },
): Promise<void> {
  for (const some of partsOf(feedback))
    await records.deleteFrom('feedback').where('site_id', '=', site).where('id', 'in', some).execute();
  await deleteTags(records, site, responses);
}

/** What a person is called in what the server noted of its own work. */
interface Names {
  /** UUIDs, wherever they stand. */
  ids: string[];
  /** Where they stand for themselves: another one may have them as a part. */
  words: string[];
}

/** Takes the names of a person out of what the server noted of its own work for a site, for others have work there too: jobs that are not at work, deliveries, and whom somebody looked at. */
export async function forgetNames(
  records: Records,
  site: number,
  { ids, words }: Names,
): Promise<{ jobs: number; deliveries: number }> {
  const known = new Set(ids); // there may be many, and as many payloads
  const quoted = words.map((word) => JSON.stringify(word.toLowerCase()));
  const named = ({ payload }: { payload: string }) => {
    const text = payload.toLowerCase();
    return quoted.some((word) => text.includes(word)) || text.match(UUID)?.some((id) => known.has(id)) === true;
  };
  const jobs = (await records.selectFrom('jobs').select(['id', 'payload', 'status']).execute()).filter(
    (job) => job.status !== 'running' && (siteOf(job.payload) === site || isMailTo(job.payload, words)) && named(job),
  );
  for (const { id } of jobs) await records.deleteFrom('jobs').where('id', '=', id).execute();
  const told = await records
    .selectFrom('webhook_deliveries as delivery')
    .innerJoin('webhooks as webhook', 'webhook.id', 'delivery.webhook_id')
    .select(['delivery.id', 'delivery.payload'])
    .where('webhook.site_id', '=', site)
    .execute();
  const deliveries = told.filter(named);
  for (const { id } of deliveries) await records.deleteFrom('webhook_deliveries').where('id', '=', id).execute();
  for (const some of partsOf([...ids, ...words]))
    await records
      .updateTable('audit_log')
      .set({ subject: 'deleted' })
      .where('site_id', '=', site)
      .where('subject', 'in', some)
      .execute();
  return { jobs: jobs.length, deliveries: deliveries.length };
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Mails are of no site: those to a person are known by the address. */
function isMailTo(payload: string, words: readonly string[]): boolean {
  const { to }: { to?: unknown } = JSON.parse(payload) ?? {};
  return typeof to === 'string' && words.some((word) => word.toLowerCase() === to.toLowerCase());
}

/** Deletes what webhooks of a site were told of some messages and answers, which need not name anybody. */
export async function deleteDeliveriesOf(
  records: Records,
  site: number,
  { feedback, responses }: { feedback: string[]; responses: OwnResponse[] },
): Promise<void> {
  const webhooks = await records.selectFrom('webhooks').select('id').where('site_id', '=', site).execute();
  for (const some of partsOf(deliveriesOf(webhooks, eventsOf(feedback, responses)))) {
    await records.deleteFrom('webhook_deliveries').where('id', 'in', some).execute();
    await setImmediate(); // there may be many, and others wait
  }
}

/** Ids under which events may have been told to webhooks. */
function* deliveriesOf(webhooks: { id: string }[], events: ReturnType<typeof eventsOf>): Generator<string> {
  for (const event of events) for (const { id } of webhooks) yield deliveryId(id, event);
}

/** What may have been told of messages and answers: of an answer each time that it was added to, which its browser counts. */
function* eventsOf(feedback: string[], responses: OwnResponse[]): Generator<Pick<DomainEvent, 'type' | 'id'>> {
  for (const id of feedback) yield { type: 'feedback.received', id };
  for (const { id, revision } of responses) {
    yield { type: 'survey.completed', id };
    for (let so = 0; so <= revision; so++) yield { type: 'survey.answered', id: answeredId(id, so) };
  }
}

type NewDeletion = Omit<Selectable<RecordsSchema['deletions']>, 'counts' | 'done_at'>;

export async function insertDeletion(records: Records, deletion: NewDeletion): Promise<void> {
  await records
    .insertInto('deletions')
    .values({ ...deletion, counts: '{}', done_at: null })
    .execute();
}

/** Whom a deletion is about, until it is done. */
export async function subjectOfDeletion(records: Records, id: string): Promise<Subject | undefined> {
  const row = await records.selectFrom('deletions').select('subject').where('id', '=', id).executeTakeFirst();
  return row?.subject ? JSON.parse(row.subject) : undefined;
}

/** What was deleted up to now; a run that was cut off is added to by the next. */
export async function noteCounts(records: Records, id: string, counts: Record<string, number>): Promise<void> {
  const row = await records.selectFrom('deletions').select('counts').where('id', '=', id).executeTakeFirstOrThrow();
  const before: Record<string, number> = JSON.parse(row.counts);
  const all = { ...before };
  for (const [table, rows] of Object.entries(counts)) all[table] = Math.max(before[table] ?? 0, rows);
  await records
    .updateTable('deletions')
    .set({ counts: JSON.stringify(all) })
    .where('id', '=', id)
    .execute();
}

/** Says that it is done, and no more whom it was about. */
export async function endDeletion(records: Records, id: string, now: number): Promise<void> {
  await records.updateTable('deletions').set({ subject: null, done_at: now }).where('id', '=', id).execute();
}

/** Proofs of a site, newest first; those of one search where it is named. */
export async function selectDeletions(records: Records, site: number, fingerprint?: string): Promise<DeletionProof[]> {
  let query = records
    .selectFrom('deletions')
    .select(['id', 'fingerprint', 'counts', 'requested_by', 'requested_at', 'done_at'])
    .where('site_id', '=', site);
  if (fingerprint !== undefined) query = query.where('fingerprint', '=', fingerprint);
  const rows = await query.orderBy('requested_at', 'desc').limit(1_000).execute();
  return rows.map(({ counts, requested_at, done_at, ...row }) => ({
    ...row,
    counts: JSON.parse(counts),
    requested_at: new Date(requested_at).toISOString(),
    done_at: done_at === null ? null : new Date(done_at).toISOString(),
  }));
}
