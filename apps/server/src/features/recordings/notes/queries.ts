import type { Person, RecordingNote } from '@desirepath/contract/recording-notes';
import type { Selectable } from 'kysely';
import type { Records } from '../../../storage/records/open.ts';
import type { RecordsSchema } from '../../../storage/records/schema.ts';

/** A recording of a site. */
export interface Recorded {
  site: number;
  /** Its session. */
  id: string;
}

interface NewNote extends Omit<Selectable<RecordsSchema['recording_notes']>, 'site_id' | 'session_id' | 'edited_at'> {
  mentions: readonly string[];
}

const personOf = ({ id, name, email }: { id: string; name: string | null; email: string | null }): Person => ({
  id,
  name: name || email || '',
});

/** The notes on a recording, in order of their moments. @param only the note with this id */
export async function selectNotes(records: Records, { site, id }: Recorded, only?: string): Promise<RecordingNote[]> {
  const notes = await records
    .selectFrom('recording_notes as note')
    .leftJoin('accounts as account', 'account.id', 'note.author')
    .select(['note.id', 'note.at', 'note.text', 'note.author', 'note.created_at', 'note.edited_at'])
    .select(['account.name', 'account.email'])
    .where('note.site_id', '=', site)
    .where('note.session_id', '=', id)
    .$if(only !== undefined, (some) => some.where('note.id', '=', only ?? ''))
    .orderBy('note.at')
    .orderBy('note.created_at')
    .execute();
  const mentions = await records
    .selectFrom('recording_mentions as mention')
    .innerJoin('recording_notes as note', 'note.id', 'mention.note_id')
    .innerJoin('accounts as account', 'account.id', 'mention.account_id')
    .select(['mention.note_id', 'account.id', 'account.name', 'account.email'])
    .where('note.site_id', '=', site)
    .where('note.session_id', '=', id)
    .orderBy('account.name')
    .execute();
  return notes.map(({ author, name, email, created_at, edited_at, ...note }) => ({
    ...note,
    author: author === null ? null : personOf({ id: author, name, email }),
    mentions: mentions.filter(({ note_id }) => note_id === note.id).map(personOf),
    created_at: new Date(created_at).toISOString(),
    edited_at: edited_at === null ? null : new Date(edited_at).toISOString(),
  }));
}

export async function countNotes(records: Records, { site, id }: Recorded): Promise<number> {
  const { count } = await records
    .selectFrom('recording_notes')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('site_id', '=', site)
    .where('session_id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertNote(records: Records, recorded: Recorded, { mentions, ...note }: NewNote): Promise<void> {
  await records.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('recording_notes')
      .values({ ...note, site_id: recorded.site, session_id: recorded.id, edited_at: null })
      .execute();
    await mention(transaction, note.id, mentions);
  });
}

/** False where the recording has no such note of this author. */
export async function updateNote(
  records: Records,
  { site, id }: Recorded,
  {
    note,
    author,
    text,
    mentions,
    now,
  }: { note: string; author: string; text: string; mentions: string[]; now: number },
): Promise<boolean> {
  return records.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('recording_notes')
      .set({ text, edited_at: now })
      .where('site_id', '=', site)
      .where('session_id', '=', id)
      .where('id', '=', note)
      .where('author', '=', author)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    await transaction.deleteFrom('recording_mentions').where('note_id', '=', note).execute();
    await mention(transaction, note, mentions);
    return true;
  });
}

async function mention(records: Records, note_id: string, accounts: readonly string[]): Promise<void> {
  if (accounts.length === 0) return;
  await records
    .insertInto('recording_mentions')
    .values([...new Set(accounts)].map((account_id) => ({ note_id, account_id })))
    .execute();
}

/** False where the recording has no such note of this author. */
export async function deleteNote(
  records: Records,
  { site, id }: Recorded,
  note: string,
  author: string,
): Promise<boolean> {
  const { numDeletedRows } = await records
    .deleteFrom('recording_notes')
    .where('site_id', '=', site)
    .where('session_id', '=', id)
    .where('id', '=', note)
    .where('author', '=', author)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
