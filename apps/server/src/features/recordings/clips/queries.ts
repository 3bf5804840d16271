import type { RecordingClip } from '@desirepath/contract/recording-clips';
import type { Selectable } from 'kysely';
import type { Records } from '../../../storage/records/open.ts';
import type { RecordsSchema } from '../../../storage/records/schema.ts';

export async function insertClip(records: Records, clip: Selectable<RecordsSchema['recording_clips']>): Promise<void> {
  await records.insertInto('recording_clips').values(clip).execute();
}

/** A clip of a site, with the recording that it is of. */
export type FoundClip = RecordingClip & { recording: string };

const clipsOf = (records: Records, site: number) =>
  records
    .selectFrom('recording_clips as clip')
    .leftJoin('accounts as account', 'account.id', 'clip.author')
    .select(['clip.id', 'clip.session_id', 'clip.name', 'clip.from_ms', 'clip.to_ms', 'clip.created_at'])
    .select(['account.name as account_name', 'account.email'])
    .where('clip.site_id', '=', site);

type ClipRow = Awaited<ReturnType<ReturnType<typeof clipsOf>['execute']>>[number];

const toClip = ({ id, session_id, name, from_ms, to_ms, created_at, account_name, email }: ClipRow): FoundClip => ({
  id,
  recording: session_id,
  name,
  from: from_ms,
  to: to_ms,
  author: account_name || email || '',
  created_at: new Date(created_at).toISOString(),
});

/** The clips of a recording, in order of their beginning. */
export async function selectClips(records: Records, site: number, recording: string): Promise<FoundClip[]> {
  const rows = await clipsOf(records, site)
    .where('clip.session_id', '=', recording)
    .orderBy('clip.from_ms')
    .orderBy('clip.created_at')
    .execute();
  return rows.map(toClip);
}

export async function selectClip(records: Records, site: number, id: string): Promise<FoundClip | undefined> {
  const row = await clipsOf(records, site).where('clip.id', '=', id).executeTakeFirst();
  return row && toClip(row);
}

/** With the links to it. False where the recording has no such clip. */
export async function deleteClip(records: Records, site: number, recording: string, id: string): Promise<boolean> {
  return records.transaction().execute(async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('recording_clips')
      .where('site_id', '=', site)
      .where('session_id', '=', recording)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) return false;
    await transaction
      .deleteFrom('shares')
      .where('site_id', '=', site)
      .where('thing', '=', JSON.stringify({ kind: 'clip', id }))
      .execute();
    return true;
  });
}
