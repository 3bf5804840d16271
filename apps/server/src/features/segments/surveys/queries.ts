import type { Condition } from '@desirepath/contract/conditions';
import type { Bind } from '../bind.ts';
import { EVENTS_OF_SESSIONS } from '../days/queries.ts';

type AnsweredSurvey = Extract<Condition, { kind: 'survey' }>;

const NUMBERS = /^(\d+)\.\.(\d+)$/;

/** On `session_id`: a survey was answered in it, or one of its questions in that way. */
export function answeredSurvey({ text, question, answer }: AnsweredSurvey, bind: Bind): string {
  const ofSurvey = text === undefined ? '' : `AND toString(survey_id) = ${bind(text)}`;
  const answered = `session_id IN (
    SELECT session_id FROM survey_responses FINAL
    WHERE site_id = {site:UInt32} ${ofSurvey} ${question === undefined ? '' : `AND ${hasSaid(question, answer, bind)}`})`;
  if (question !== undefined) return answered;
  // Sites tell of surveys of their own in this way.
  const told = `session_id IN (
    SELECT session_id FROM events
    WHERE ${EVENTS_OF_SESSIONS} AND type = 'custom' AND name = 'survey_answered'
      ${text === undefined ? '' : `AND toString(props.survey) = ${bind(text)}`})`;
  return `(${answered} OR ${told})`;
}

function hasSaid(question: string, answer: string | undefined, bind: Bind): string {
  if (answer === undefined) return `has(asked, ${bind(question)})`;
  const [, from, to] = NUMBERS.exec(answer) ?? [];
  const isIt =
    from === undefined || to === undefined
      ? `s = ${bind(answer)}`
      : `toInt64OrNull(toString(s)) BETWEEN ${bind(Number(from))} AND ${bind(Number(to))}`;
  return `arrayExists((q, s) -> q = ${bind(question)} AND ifNull(${isIt}, 0), asked, said)`;
}
