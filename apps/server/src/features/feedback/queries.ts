import type { Feedback, FeedbackChoice, FeedbackNote } from '@desirepath/contract/feedback';
import { FEEDBACK } from '@desirepath/contract/limits';
import type { Person } from '@desirepath/contract/recording-notes';
import type { Selectable } from 'kysely';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { partsOf } from '../../storage/records/ids.ts';
import type { Records } from '../../storage/records/open.ts';
import type { RecordsSchema } from '../../storage/records/schema.ts';

type Row = Selectable<RecordsSchema['feedback']>;

export type NewFeedback = Omit<Row, 'state' | 'assignee' | 'sought' | 'element'> & Pick<Feedback, 'element'>;

/** Where a page of the list ended. */
export interface Place {
  at: number;
  id: string;
}

/** How much is kept of a site. */
export async function countFeedback(records: Records, site: number): Promise<number> {
  const { count } = await records
    .selectFrom('feedback')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('site_id', '=', site)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** A message that is there already stays as it is. @returns whether it was not there */
export async function insertFeedback(records: Records, { element, ...given }: NewFeedback): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await records
    .insertInto('feedback')
    .values({
      ...given,
      state: 'new',
      assignee: null,
      element: element && JSON.stringify(element),
      sought: [given.text, given.email ?? '', given.host + given.path].join('\n').toLowerCase(),
    })
    .onConflict((conflict) => conflict.columns(['site_id', 'id']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows !== 0n;
}

/** The messages of a site, newest first. */
export async function selectFeedback(
  records: Records,
  site: number,
  { state, mood, tag, assignee, search }: FeedbackChoice,
  { after, limit, only }: { after?: Place | undefined; limit: number; only?: string },
): Promise<Feedback[]> {
  const rows = await records
    .selectFrom('feedback as message')
    .leftJoin('accounts as account', 'account.id', 'message.assignee')
    .selectAll('message')
    .select(['account.name as assignee_name', 'account.email as assignee_email'])
    .where('message.site_id', '=', site)
    .$if(only !== undefined, (some) => some.where('message.id', '=', only ?? ''))
    .$if(state !== undefined, (some) => some.where('message.state', '=', state ?? 'new'))
    .$if(mood !== undefined, (some) => some.where('message.mood', '=', mood ?? 0))
    .$if(assignee === 'none', (some) => some.where('message.assignee', 'is', null))
    .$if(assignee !== undefined && assignee !== 'none', (some) => some.where('message.assignee', '=', assignee ?? ''))
    .$if(tag !== undefined, (some) =>
      some.where('message.id', 'in', (tagged) =>
        tagged
          .selectFrom('feedback_tags')
          .select('feedback_id')
          .where('site_id', '=', site)
          .where('tag', '=', tag ?? ''),
      ),
    )
    .$if(!!search?.trim(), (some) => some.where('message.sought', 'like', containing(search ?? '')))
    .$if(after !== undefined, (some) =>
      some.where(({ eb, and, or }) =>
        or([
          eb('message.at', '<', after?.at ?? 0),
          and([eb('message.at', '=', after?.at ?? 0), eb('message.id', '<', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('message.at', 'desc')
    .orderBy('message.id', 'desc')
    .limit(limit)
    .execute();
  const tags = await tagsOf(
    records,
    site,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toFeedback(row, tags.get(row.id) ?? []));
}

/** Undefined where there is no such message. */
export async function findFeedback(records: Records, site: number, id: string): Promise<Feedback | undefined> {
  const [message] = await selectFeedback(records, site, {}, { limit: 1, only: id });
  return message;
}

/** The tags of some messages. */
async function tagsOf(records: Records, site: number, ids: readonly string[]): Promise<Map<string, string[]>> {
  const tags = new Map<string, string[]>();
  for (const some of partsOf(ids)) {
    const rows = await records
      .selectFrom('feedback_tags')
      .select(['feedback_id', 'tag'])
      .where('site_id', '=', site)
      .where('feedback_id', 'in', some)
      .orderBy('tag')
      .execute();
    for (const { feedback_id, tag } of rows) tags.set(feedback_id, [...(tags.get(feedback_id) ?? []), tag]);
  }
  return tags;
}

/** `%` and `_` stand for themselves: SQLite takes no escape without being told, so they stand for any one letter. */
const containing = (text: string) => `%${text.trim().toLowerCase().replaceAll(/[%\\]/g, '_')}%`;

function toFeedback(
  {
    site_id,
    sought,
    at,
    element,
    assignee,
    assignee_name,
    assignee_email,
    ...row
  }: Row & { assignee_name: string | null; assignee_email: string | null },
  tags: string[],
): Feedback {
  return {
    ...row,
    site: site_id,
    at: new Date(at).toISOString(),
    element: element === null ? null : JSON.parse(element),
    assignee: assignee === null ? null : personOf(assignee, assignee_name, assignee_email),
    tags,
  };
}

const personOf = (id: string, name: string | null, email: string | null): Person => ({ id, name: name || email || '' });

/** How much there is in each state, mood and tag. */
export async function summarizeFeedback(records: Records, site: number) {
  const count = records.fn.countAll().as('count');
  const [states, moods, tags] = await Promise.all([
    records.selectFrom('feedback').select(['state', count]).where('site_id', '=', site).groupBy('state').execute(),
    records
      .selectFrom('feedback')
      .select(['mood', count])
      .where('site_id', '=', site)
      .where('mood', 'is not', null)
      .groupBy('mood')
      .orderBy('mood')
      .execute(),
    records
      .selectFrom('feedback_tags')
      .select(['tag', count])
      .where('site_id', '=', site)
      .groupBy('tag')
      .orderBy('count', 'desc')
      .orderBy('tag')
      .limit(FEEDBACK.offeredTags)
      .execute(),
  ]);
  return {
    states: states.map(({ state, count }) => ({ state, count: Number(count) })),
    moods: moods.map(({ mood, count }) => ({ mood: mood ?? 0, count: Number(count) })),
    tags: tags.map(({ tag, count }) => ({ tag, count: Number(count) })),
  };
}

export interface FeedbackChanges {
  state?: Row['state'] | undefined;
  assignee?: string | null | undefined;
  tags?: readonly string[] | undefined;
}

/** False where there is no such message. */
export function updateFeedback(
  records: Records,
  site: number,
  id: string,
  { state, assignee, tags }: FeedbackChanges,
): Promise<boolean> {
  return records.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('feedback')
      // Its own id, so that there is always something to set.
      .set({ id, ...(state && { state }), ...(assignee !== undefined && { assignee }) })
      .where('site_id', '=', site)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    if (tags) await replaceTags(transaction, site, id, tags);
    return true;
  });
}

async function replaceTags(records: Records, site_id: number, feedback_id: string, tags: readonly string[]) {
  await records
    .deleteFrom('feedback_tags')
    .where('site_id', '=', site_id)
    .where('feedback_id', '=', feedback_id)
    .execute();
  if (tags.length === 0) return;
  await records
    .insertInto('feedback_tags')
    .values([...new Set(tags)].map((tag) => ({ site_id, feedback_id, tag })))
    .execute();
}

/** False where there is no such message. What was said of it goes with it. */
export async function deleteFeedback(records: Records, site: number, id: string): Promise<boolean> {
  const { numDeletedRows } = await records
    .deleteFrom('feedback')
    .where('site_id', '=', site)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** What the team has said of a message, and answered, in order of time. @param only the one with this id */
export async function selectFeedbackNotes(
  records: Records,
  site: number,
  message: string,
  only?: string,
): Promise<FeedbackNote[]> {
  const rows = await records
    .selectFrom('feedback_notes as note')
    .leftJoin('accounts as account', 'account.id', 'note.author')
    .select(['note.id', 'note.kind', 'note.text', 'note.author', 'note.created_at', 'account.name', 'account.email'])
    .where('note.site_id', '=', site)
    .where('note.feedback_id', '=', message)
    .$if(only !== undefined, (some) => some.where('note.id', '=', only ?? ''))
    .orderBy('note.created_at')
    .orderBy('note.id')
    .execute();
  return rows.map(({ author, name, email, created_at, ...note }) => ({
    ...note,
    author: author === null ? null : personOf(author, name, email),
    created_at: new Date(created_at).toISOString(),
  }));
}

export async function insertFeedbackNote(
  records: Records,
  note: Selectable<RecordsSchema['feedback_notes']>,
): Promise<void> {
  await records.insertInto('feedback_notes').values(note).execute();
}

/** Whether anything of a session was recorded. */
export async function isRecorded(behaviour: Behaviour, site: number, session: string): Promise<boolean> {
  const rows = await behaviour.rows(
    'SELECT 1 FROM replay_chunks WHERE site_id = {site:UInt32} AND session_id = {session:UUID} LIMIT 1',
    { site, session },
  );
  return rows.length > 0;
}
