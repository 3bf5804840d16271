import { SURVEYS } from '@desirepath/contract/limits';
import type { Behaviour } from '../../../../storage/behaviour/open.ts';
import { answersIn, type Which } from '../queries.ts';
import { STOP_WORDS } from './stop-words.ts';

/** What a text is found by. */
export interface TextFilter {
  question: string;
  search?: string | undefined;
  /** Only of these answers. */
  among?: string[] | undefined;
}

export interface TextPlace {
  /** epoch ms */
  at: number;
  response: string;
}

export interface TextRow extends TextPlace {
  text: string;
  session_id: string;
  is_recorded: boolean;
  language: string;
  numbers: [string, string][];
}

const WRITTEN = `arrayFirst((w, q) -> q = {question:String} AND w != '', written, asked)`;

/** Texts, newest first. One row a text. */
export function texts(
  behaviour: Behaviour,
  which: Which,
  { question, search, among, after, limit }: TextFilter & { after: TextPlace | undefined; limit: number },
  signal?: AbortSignal,
): Promise<TextRow[]> {
  const { from, params } = answersIn(which, [
    `${WRITTEN} != ''`,
    ...(search ? [`positionCaseInsensitiveUTF8(${WRITTEN}, {search:String}) > 0`] : []),
    ...(among ? ['response_id IN {among:Array(UUID)}'] : []),
    ...(after ? [`(created_at, response_id) < ({at:DateTime64(3, 'UTC')}, {after:UUID})`] : []),
  ]);
  return behaviour.rows(
    `SELECT toUnixTimestamp64Milli(a.created_at) AS at, toString(a.response_id) AS response, text, toString(a.session_id) AS session_id,
       (a.session_id IN (SELECT session_id FROM replay_chunks WHERE site_id = {site:UInt32}))::Bool AS is_recorded, language, numbers
     FROM (
       SELECT created_at, response_id, ${WRITTEN} AS text, session_id, language,
         arrayFilter(pair -> match(pair.2, '^[0-9]+$'), arrayZip(arrayMap(q -> toString(q), asked), arrayMap(s -> toString(s), said))) AS numbers
       FROM ${from}
       ORDER BY created_at DESC, response_id DESC
       LIMIT {limit:UInt32}) AS a
     ORDER BY a.created_at DESC, a.response_id DESC`,
    {
      ...params,
      question,
      limit,
      search: search ?? '',
      among: among ?? [],
      ...(after ? { at: after.at, after: after.response } : {}),
    },
    signal,
  );
}

/** Words of three letters and more, by the texts that have them; the commonest of some languages left out. One row a word. */
export function words(
  behaviour: Behaviour,
  which: Which,
  question: string,
  signal?: AbortSignal,
): Promise<{ word: string; texts: number }[]> {
  const { from, params } = answersIn(which, [`${WRITTEN} != ''`]);
  return behaviour.rows(
    `SELECT arrayJoin(arrayDistinct(extractAll(lowerUTF8(${WRITTEN}), '[\\\\p{L}\\\\p{N}]{3,}'))) AS word, count() AS texts
     FROM ${from}
     GROUP BY word
     HAVING word NOT IN {stop:Array(String)}
     ORDER BY texts DESC, word
     LIMIT {limit:UInt32}`,
    { ...params, question, stop: STOP_WORDS, limit: SURVEYS.wordsShown },
    signal,
  );
}
