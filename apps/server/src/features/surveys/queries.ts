import type { NamedThing } from '@desirepath/contract/common';
import type { SurveyQuestion } from '@desirepath/contract/survey-questions';
import { type SurveyFields, type SurveyStatus, surveyFields } from '@desirepath/contract/surveys';
import type { Selectable } from 'kysely';
import { hashOfToken } from '../../http/secret-token.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import { refuseUnseen, revisionOf } from '../../storage/records/revision.ts';
import type { RecordsSchema } from '../../storage/records/schema.ts';

/** A survey as it is stored. */
export interface StoredSurvey extends SurveyFields {
  id: string;
  site: number;
  status: SurveyStatus;
  version: number;
  revision: string;
  /** epoch ms */
  created_at: number;
  updated_at: number;
}

/** What came after a survey was written has its default. */
const toSurvey = ({ site_id, definition, ...row }: Selectable<RecordsSchema['surveys']>): StoredSurvey => ({
  ...surveyFields.parse({ ...JSON.parse(definition), name: row.name }),
  ...row,
  revision: revisionOf({ name: row.name, definition }),
  site: site_id,
});

const toDefinition = ({ name: _, ...fields }: SurveyFields): string =>
  JSON.stringify(surveyFields.omit({ name: true }).parse(fields));

/** Where the page before ended. */
export interface AfterSurvey {
  created_at: number;
  id: string;
}

/** Surveys of a site, newest first. */
export async function selectSurveys(
  records: Records,
  site: number,
  { limit, after }: { limit: number; after?: AfterSurvey | undefined },
): Promise<StoredSurvey[]> {
  let query = records
    .selectFrom('surveys')
    .selectAll()
    .where('site_id', '=', site)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after)
    query = query.where(({ eb, and, or }) =>
      or([
        eb('created_at', '<', after.created_at),
        and([eb('created_at', '=', after.created_at), eb('id', '<', after.id)]),
      ]),
    );
  return (await query.execute()).map(toSurvey);
}

/** Of all sites. */
export async function selectAllSurveys(records: Records): Promise<StoredSurvey[]> {
  return (await records.selectFrom('surveys').selectAll().execute()).map(toSurvey);
}

/** A survey; of one site, where that is known. */
export async function selectSurvey(records: Records, { id, site }: NamedThing): Promise<StoredSurvey | undefined> {
  let query = records.selectFrom('surveys').selectAll().where('id', '=', id);
  if (site !== undefined) query = query.where('site_id', '=', site);
  const row = await query.executeTakeFirst();
  return row && toSurvey(row);
}

export async function countSurveys(records: Records, site: number, status?: SurveyStatus): Promise<number> {
  let query = records
    .selectFrom('surveys')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where('site_id', '=', site);
  if (status) query = query.where('status', '=', status);
  return Number((await query.executeTakeFirstOrThrow()).count);
}

type NewSurvey = Pick<StoredSurvey, 'id' | 'site' | 'status' | 'created_at'> & { fields: SurveyFields };

/** With its first version. */
export async function insertSurvey(records: Records, { site, fields, ...survey }: NewSurvey): Promise<void> {
  await records.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('surveys')
      .values({
        ...survey,
        site_id: site,
        name: fields.name,
        definition: toDefinition(fields),
        version: 1,
        updated_at: survey.created_at,
      })
      .execute();
    await insertVersion(transaction, survey.id, 1, fields.questions, survey.created_at);
  });
}

const insertVersion = (records: Records, survey_id: string, version: number, asked: SurveyQuestion[], since: number) =>
  records
    .insertInto('survey_versions')
    .values({ survey_id, version, questions: JSON.stringify(asked), since })
    .onConflict((conflict) =>
      conflict.columns(['survey_id', 'version']).doUpdateSet({ questions: JSON.stringify(asked) }),
    )
    .execute();

type Changed = Pick<StoredSurvey, 'site' | 'id' | 'updated_at'>;

/**
 * Writes what its owner says of a survey, and what its version asks. Its status stays where none is given, for somebody may set that meanwhile.
 * @throws AppError changed_meanwhile where it is not of the revision that is named
 */
export async function updateSurvey(
  records: Records,
  {
    site,
    id,
    updated_at,
    fields,
    revision,
    ...changes
  }: Changed & { fields: SurveyFields; version: number; status?: SurveyStatus; revision?: string | undefined },
): Promise<void> {
  await records.transaction().execute(async (transaction) => {
    const own = transaction.updateTable('surveys').where('site_id', '=', site).where('id', '=', id);
    // Written before it is looked at, so that a second one waits for the first.
    const before = await own.set({ updated_at }).returningAll().executeTakeFirst();
    if (before) refuseUnseen(before, revision);
    await own.set({ name: fields.name, definition: toDefinition(fields), ...changes }).execute();
    await insertVersion(transaction, id, changes.version, fields.questions, updated_at);
  });
}

/** Writes nothing else, for somebody may edit the survey meanwhile. */
export async function updateStatus(
  records: Records,
  { site, id, ...changes }: Changed & { status: SurveyStatus },
): Promise<void> {
  await records.updateTable('surveys').set(changes).where('site_id', '=', site).where('id', '=', id).execute();
}

export async function deleteSurvey(records: Records, site: number, id: string): Promise<void> {
  await records.deleteFrom('surveys').where('site_id', '=', site).where('id', '=', id).execute();
}

/** What a version of a survey asks, or asked. */
export interface SurveyVersion {
  survey_id: string;
  version: number;
  questions: SurveyQuestion[];
  /** epoch ms */
  since: number;
}

const toVersion = ({ questions, ...row }: Selectable<RecordsSchema['survey_versions']>): SurveyVersion => ({
  ...row,
  questions: surveyFields.shape.questions.parse(JSON.parse(questions)),
});

/** Of one survey, or of all of them; oldest first. */
export async function selectVersions(records: Records, survey?: string): Promise<SurveyVersion[]> {
  let query = records.selectFrom('survey_versions').selectAll().orderBy('version');
  if (survey !== undefined) query = query.where('survey_id', '=', survey);
  return (await query.execute()).map(toVersion);
}

/** Those that have expired make room. */
export async function insertPreview(
  records: Records,
  { token, now, ...preview }: { token: string; survey_id: string; expires_at: number; now: number },
): Promise<void> {
  await records.deleteFrom('survey_previews').where('expires_at', '<', now).execute();
  await records
    .insertInto('survey_previews')
    .values({ ...preview, hash: hashOfToken(token) })
    .execute();
}

/** The survey of a token that nobody has used yet: from then on it is used. */
export async function takePreview(records: Records, token: string, now: number): Promise<string | undefined> {
  const row = await records
    .deleteFrom('survey_previews')
    .where('hash', '=', hashOfToken(token))
    .where('expires_at', '>=', now)
    .returning('survey_id')
    .executeTakeFirst();
  return row?.survey_id;
}

export interface ResponseTally {
  survey: string;
  responses: number;
  /** epoch ms */
  last_at: number;
}

/** How often the surveys of a site were answered. One row a survey that was. */
export const countResponses = (behaviour: Behaviour, site: number): Promise<ResponseTally[]> =>
  behaviour.rows(
    `SELECT toString(survey_id) AS survey, uniqExact(response_id) AS responses,
       toUnixTimestamp64Milli(max(created_at)) AS last_at
     FROM survey_responses
     WHERE site_id = {site:UInt32}
     GROUP BY survey_id`,
    { site },
  );

/** Whether a version of a survey has been answered. */
export async function isAnswered(
  behaviour: Behaviour,
  { site, id, version }: Pick<StoredSurvey, 'site' | 'id' | 'version'>,
): Promise<boolean> {
  const rows = await behaviour.rows(
    `SELECT 1 FROM survey_responses
     WHERE site_id = {site:UInt32} AND survey_id = {id:UUID} AND version = {version:UInt32} LIMIT 1`,
    { site, id, version },
  );
  return rows.length > 0;
}
