import type { Answer } from '@desirepath/contract/survey-questions';
import type { Behaviour } from '../../../storage/behaviour/open.ts';

const OF_SURVEY = 'site_id = {site:UInt32} AND survey_id = {survey:UUID}';

/** Deletes all answers of a survey. */
export const eraseAnswers = (behaviour: Behaviour, site: number, survey: string, signal: AbortSignal): Promise<void> =>
  behaviour.erase('survey_responses', OF_SURVEY, { site, survey }, signal);

/** Deletes one answer. */
export const eraseAnswer = (behaviour: Behaviour, site: number, survey: string, response: string): Promise<void> =>
  behaviour.erase('survey_responses', `${OF_SURVEY} AND response_id = {response:UUID}`, { site, survey, response });

interface StoredResponse {
  /** epoch ms */
  created_at: number;
  complete: boolean;
  /** The highest so far. */
  revision: number;
  /** Nil where it was given in no visit. */
  session_id: string;
  visitor_id: string;
  /** Of that revision. */
  answers: Answer[];
}

/** What is stored of an answer; nothing where it never was. */
export async function findResponse(
  behaviour: Behaviour,
  { site, id }: { site: number; id: string },
  response: string,
): Promise<StoredResponse | undefined> {
  const [row] = await behaviour.lookup<Omit<StoredResponse, 'answers'> & { answers: string }>(
    `SELECT toUnixTimestamp64Milli(min(r.created_at)) AS created_at, max(r.complete) AS complete,
       max(r.revision) AS revision,
       toString(argMax(r.session_id, r.revision)) AS session_id, toString(argMax(r.visitor_id, r.revision)) AS visitor_id,
       argMax(r.answers, r.revision) AS answers
     FROM survey_responses AS r
     WHERE site_id = {site:UInt32} AND survey_id = {survey:UUID} AND response_id = {response:UUID}
     HAVING count() > 0`,
    { site, survey: id, response },
  );
  return row && { ...row, answers: JSON.parse(row.answers) };
}
