import type { EraseMails } from '../../../net/mailer/mail-files.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { emptyJournal } from '../../../storage/records/journal.ts';
import type { Records } from '../../../storage/records/open.ts';
import { deleteTags } from '../tags/queries.ts';

/** Events before a UTC day, but for those of recordings that stay. */
export async function eventsBefore(behaviour: Behaviour, site: number, day: string, kept: string[]): Promise<number> {
  const [row] = await behaviour.rows<{ rows: number }>(
    `SELECT toUInt32(count()) AS rows FROM events
     WHERE site_id = {site:UInt32} AND day < {day:Date} AND session_id NOT IN {kept:Array(UUID)}`,
    { site, day, kept },
  );
  return row?.rows ?? 0;
}

const OLD_ANSWERS = "site_id = {site:UInt32} AND created_at < {before:DateTime64(3, 'UTC')}";

/** Answers to surveys that were given before a moment (epoch ms). */
export async function answersBefore(behaviour: Behaviour, site: number, before: number): Promise<number> {
  const [row] = await behaviour.rows<{ rows: number }>(
    `SELECT toUInt32(uniqExact(response_id)) AS rows FROM survey_responses WHERE ${OLD_ANSWERS}`,
    { site, before },
  );
  return row?.rows ?? 0;
}

/** Deletes answers, first the tags that the team gave their texts. */
export async function eraseAnswersBefore(
  { behaviour, records }: { behaviour: Behaviour; records: Records },
  site: number,
  before: number,
  signal: AbortSignal,
): Promise<void> {
  const rows = await behaviour.rows<{ id: string }>(
    `SELECT DISTINCT response_id AS id FROM survey_responses WHERE ${OLD_ANSWERS}`,
    { site, before },
  );
  if (rows.length === 0) return;
  await deleteTags(
    records,
    site,
    rows.map(({ id }) => id),
  );
  await behaviour.erase('survey_responses', OLD_ANSWERS, { site, before }, signal);
}

export async function countFeedbackBefore(records: Records, site: number, before: number): Promise<number> {
  const { rows } = await records
    .selectFrom('feedback')
    .select((row) => row.fn.countAll<number>().as('rows'))
    .where('site_id', '=', site)
    .where('at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(rows);
}

/** Deletes messages that were written before a moment (epoch ms), and what was mailed about them and is a file. */
export async function deleteFeedbackBefore(
  { records, eraseMails }: { records: Records; eraseMails: EraseMails },
  site: number,
  before: number,
): Promise<void> {
  const deleted = await records
    .deleteFrom('feedback')
    .where('site_id', '=', site)
    .where('at', '<', before)
    .returning('id')
    .execute();
  if (deleted.length === 0) return;
  await eraseMails({ addresses: [], ids: deleted.map(({ id }) => id) });
  await emptyJournal(records);
}

export async function countAuditBefore(records: Records, team: string, before: number): Promise<number> {
  const { rows } = await records
    .selectFrom('audit_log')
    .select((row) => row.fn.countAll<number>().as('rows'))
    .where('team_id', '=', team)
    .where('at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(rows);
}
