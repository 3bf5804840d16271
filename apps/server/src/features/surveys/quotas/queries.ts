import type { SurveyQuota } from '@desirepath/contract/surveys';
import type { Behaviour } from '../../../storage/behaviour/open.ts';

/** Complete answers of a survey that count for a quota: each once, however many replicas have it. */
export async function countPlaces(
  behaviour: Pick<Behaviour, 'lookup'>,
  { site, id }: { site: number; id: string },
  { question, value }: SurveyQuota,
): Promise<number> {
  const said =
    question === undefined
      ? ''
      : `AND arrayExists((q, s) -> q = {question:String}${value === undefined ? '' : ' AND s = {value:String}'}, asked, said)`;
  const [row] = await behaviour.lookup<{ places: number }>(
    `SELECT uniqExact(response_id) AS places FROM survey_responses FINAL
     WHERE site_id = {site:UInt32} AND survey_id = {id:UUID} AND complete ${said}`,
    { site, id, question: question ?? '', value: String(value ?? '') },
  );
  return row?.places ?? 0;
}
