import { NIL_UUID_SQL } from '../../../../storage/behaviour/nil-uuid.ts';
import { answersIn, type Which } from '../queries.ts';

export interface ExportedRow {
  created_at: string;
  id: string;
  complete: string;
  seconds: number;
  version: number;
  language: string;
  page: string;
  device: string;
  browser: string;
  os: string;
  country: string;
  session_id: string;
  /** JSON */
  attributes: string;
  answers: string;
}

/** All answers as SQL for a file; one row an answer, in no order, so that none has to wait for the last. */
export function exportedAnswers(which: Which) {
  const { from, params } = answersIn(which);
  return {
    sql: `SELECT formatDateTime(a.created_at, '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS created_at, toString(a.response_id) AS id,
       if(a.complete, 'yes', 'no') AS complete, round(a.ms / 1000) AS seconds, a.version AS version, a.language AS language,
       a.path AS page, a.device AS device, a.browser AS browser, a.os AS os, a.country AS country,
       if(a.session_id = ${NIL_UUID_SQL}, '', toString(a.session_id)) AS session_id,
       if(a.attributes = '{}', '', a.attributes) AS attributes, a.answers AS answers
     FROM (SELECT * FROM ${from}) AS a`,
    params,
  };
}
