import { type Mark, readMarks } from '@desirepath/contract/conditions';
import { LIVE, QUERY, SEGMENT } from '@desirepath/contract/limits';
import type { RecordingMarks } from '@desirepath/contract/recordings';
import { appError } from '../../../errors/app-error.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { MarkConditions } from '../queries.ts';

/** Who looks at the recordings of which site. */
export interface Viewer {
  site: number;
  account: string;
}

/**
 * Marks live in the records, sessions in the other store: the ids that fit are looked up here, and given along there.
 * @throws AppError query_too_heavy where they are too many for the text of a question
 */
export async function compileMarks(
  records: Records,
  viewer: Viewer,
  given: string | undefined,
  now: number,
): Promise<MarkConditions> {
  const compiled: MarkConditions = { before: [], after: [], params: {} };
  let idsGiven = 0;
  for (const [index, mark] of readMarks(given).entries()) {
    const name = `mark_${index}`;
    if (mark.kind === 'live') {
      compiled.after.push(`ended_at ${mark.not ? '<' : '>='} {${name}:DateTime64(3, 'UTC')}`);
      compiled.params[name] = now - LIVE.window;
    } else {
      const ids = await sessionsWith(records, viewer, mark);
      idsGiven += ids.length;
      if (idsGiven > QUERY.markedSessions) throw appError('query_too_heavy');
      compiled.before.push(`session_id ${mark.not ? 'NOT ' : ''}IN {${name}:Array(UUID)}`);
      compiled.params[name] = ids;
    }
  }
  return compiled;
}

async function sessionsWith(
  records: Records,
  viewer: Viewer,
  mark: Exclude<Mark, { kind: 'live' }>,
): Promise<string[]> {
  const rows: { session_id: string }[] = await rowsWith(records, viewer, mark);
  return rows.map((row) => row.session_id);
}

function rowsWith(records: Records, { site, account }: Viewer, mark: Exclude<Mark, { kind: 'live' }>) {
  switch (mark.kind) {
    case 'note':
      return sessionsWithNote(records, site, mark.text);
    case 'mentioned':
      return records
        .selectFrom('recording_notes as note')
        .innerJoin('recording_mentions as mention', 'mention.note_id', 'note.id')
        .select('note.session_id')
        .distinct()
        .where('note.site_id', '=', site)
        .where('mention.account_id', '=', account)
        .execute();
    case 'clip':
      return records
        .selectFrom('recording_clips')
        .select('session_id')
        .distinct()
        .where('site_id', '=', site)
        .execute();
    case 'tag':
      return records
        .selectFrom('recording_tags')
        .select('session_id')
        .distinct()
        .where('site_id', '=', site)
        .where('tag', 'in', mark.any)
        .execute();
    case 'watched':
      return records
        .selectFrom('recording_watched')
        .select('session_id')
        .where('account_id', '=', account)
        .where('site_id', '=', site)
        .execute();
    case 'favourite':
    case 'kept':
      return records
        .selectFrom('recording_marks')
        .select('session_id')
        .where('site_id', '=', site)
        .where(mark.kind, '=', 1)
        .execute();
  }
}

/** Searched here: the two stores do not agree on what is a small letter, and people do not write many notes. */
async function sessionsWithNote(records: Records, site: number, text = ''): Promise<{ session_id: string }[]> {
  const notes = await records
    .selectFrom('recording_notes')
    .select(['session_id', 'text'])
    .where('site_id', '=', site)
    .execute();
  const sought = text.toLowerCase();
  const found = notes.filter((note) => note.text.toLowerCase().includes(sought));
  return [...new Set(found.map(({ session_id }) => session_id))].map((session_id) => ({ session_id }));
}

const UNMARKED: RecordingMarks = { tags: [], favourite: false, kept: false, watched: false };

/** The marks of some recordings, by id. */
export async function marksOf(
  records: Records,
  { site, account }: Viewer,
  ids: readonly string[],
): Promise<(id: string) => RecordingMarks> {
  if (ids.length === 0) return () => UNMARKED;
  const [marks, tags, watched] = await Promise.all([
    records
      .selectFrom('recording_marks')
      .select(['session_id', 'favourite', 'kept'])
      .where('site_id', '=', site)
      .where('session_id', 'in', ids)
      .execute(),
    records
      .selectFrom('recording_tags')
      .select(['session_id', 'tag'])
      .where('site_id', '=', site)
      .where('session_id', 'in', ids)
      .orderBy('tag')
      .execute(),
    records
      .selectFrom('recording_watched')
      .select('session_id')
      .where('account_id', '=', account)
      .where('site_id', '=', site)
      .where('session_id', 'in', ids)
      .execute(),
  ]);
  const byId = new Map(ids.map((id) => [id, { ...UNMARKED, tags: [] as string[] }]));
  for (const { session_id, favourite, kept } of marks) {
    Object.assign(byId.get(session_id) ?? {}, { favourite: favourite === 1, kept: kept === 1 });
  }
  for (const { session_id, tag } of tags) byId.get(session_id)?.tags.push(tag);
  for (const { session_id } of watched) Object.assign(byId.get(session_id) ?? {}, { watched: true });
  return (id) => byId.get(id) ?? UNMARKED;
}

/** Tags a recording. @throws AppError too_many_tags */
export async function addTags(records: Records, site: number, id: string, tags: readonly string[]): Promise<void> {
  await records.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('recording_tags')
      .values(tags.map((tag) => ({ site_id: site, session_id: id, tag })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { count } = await transaction
      .selectFrom('recording_tags')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('site_id', '=', site)
      .where('session_id', '=', id)
      .executeTakeFirstOrThrow();
    if (Number(count) > SEGMENT.tags) throw appError('too_many_tags');
  });
}

export async function removeTags(records: Records, site: number, id: string, tags: readonly string[]): Promise<void> {
  await records
    .deleteFrom('recording_tags')
    .where('site_id', '=', site)
    .where('session_id', '=', id)
    .where('tag', 'in', tags)
    .execute();
}

/** The tags of a site's recordings, most used first. */
export async function tagsInUse(records: Records, site: number, limit: number) {
  const rows = await records
    .selectFrom('recording_tags')
    .select(({ fn }) => ['tag', fn.countAll().as('recordings')])
    .where('site_id', '=', site)
    .groupBy('tag')
    .orderBy('recordings', 'desc')
    .orderBy('tag')
    .limit(limit)
    .execute();
  return rows.map(({ tag, recordings }) => ({ tag, recordings: Number(recordings) }));
}

/** Sets what is given of the two; a recording without either has no row. */
export async function setMarks(
  records: Records,
  site: number,
  id: string,
  given: { favourite?: boolean; kept?: boolean },
): Promise<void> {
  const changes = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value ? 1 : 0]])),
  );
  if (Object.keys(changes).length === 0) return;
  await records.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('recording_marks')
      .values({ site_id: site, session_id: id, favourite: 0, kept: 0, ...changes })
      .onConflict((conflict) => conflict.columns(['site_id', 'session_id']).doUpdateSet(changes))
      .execute();
    await transaction
      .deleteFrom('recording_marks')
      .where('site_id', '=', site)
      .where('session_id', '=', id)
      .where('favourite', '=', 0)
      .where('kept', '=', 0)
      .execute();
  });
}

export async function setWatched(
  records: Records,
  { site, account }: Viewer,
  id: string,
  isWatched: boolean,
  now: number,
): Promise<void> {
  const row = { account_id: account, site_id: site, session_id: id };
  if (isWatched) {
    await records
      .insertInto('recording_watched')
      .values({ ...row, watched_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return;
  }
  await records
    .deleteFrom('recording_watched')
    .where('account_id', '=', account)
    .where('site_id', '=', site)
    .where('session_id', '=', id)
    .execute();
}
