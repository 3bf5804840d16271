import type { Records } from './open.ts';

/** Tables of what the team says of recordings, each with `site_id` and `session_id`. */
export const ABOUT_RECORDINGS = [
  'recording_marks',
  'recording_tags',
  'recording_watched',
  'recording_notes',
  'recording_clips',
] as const;

/** Ids in one statement: the records may be in a store that takes no more than some ten thousand values. */
export const IDS_AT_ONCE = 1_000;

/** Deletes what people said of recordings, and the links to them. */
export async function forgetMarks(records: Records, site: number, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const some = ids.slice(from, from + IDS_AT_ONCE);
    for (const table of ABOUT_RECORDINGS) {
      await records.deleteFrom(table).where('site_id', '=', site).where('session_id', 'in', some).execute();
    }
    await records.deleteFrom('shares').where('site_id', '=', site).where('subject', 'in', some).execute();
  }
}
