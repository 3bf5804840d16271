import { readAnswerTrait } from '@desirepath/contract/answer-traits';
import type { Condition } from '@desirepath/contract/conditions';
import type { Bind } from '../bind.ts';
import { EVENTS_OF_SESSIONS } from '../days/queries.ts';

type AnsweredSurvey = Extract<Condition, { kind: 'survey' }>;

const NUMBERS = /^(\d+)\.\.(\d+)$/;

/** The id of the survey that an event tells of; empty where it tells of none. */
export const SURVEY_OF_EVENT = `if(type = 'custom' AND name IN ('survey_shown', 'survey_answered', 'survey_dismissed'),
  ifNull(toString(props.survey), ''), '')`;

/** On `session_id`: a survey was answered in it, or one of its questions in that way. */
export function answeredSurvey({ text, question, answer, row, with: traits = [] }: AnsweredSurvey, bind: Bind): string {
  const ofSurvey = text === undefined ? '' : `AND toString(survey_id) = ${bind(text)}`;
  const has = traits.map((trait) => `AND ${hasTrait(trait, bind)}`).join(' ');
  const answered = `session_id IN (
    SELECT session_id FROM survey_responses FINAL
    WHERE site_id = {site:UInt32} ${ofSurvey} ${question === undefined ? '' : `AND ${hasSaid({ question, answer, row }, bind)}`} ${has})`;
  if (question !== undefined || has !== '') return answered;
  // Sites tell of surveys of their own in this way.
  const told = `session_id IN (
    SELECT session_id FROM events
    WHERE ${EVENTS_OF_SESSIONS} AND type = 'custom' AND name = 'survey_answered'
      ${text === undefined ? '' : `AND toString(props.survey) = ${bind(text)}`})`;
  return `(${answered} OR ${told})`;
}

function hasTrait(trait: string, bind: Bind): string {
  const { value, ...of } = readAnswerTrait(trait);
  if ('property' in of) return `toString(${of.property}) = ${bind(value)}`;
  return hasSaid({ question: of.question, answer: value, row: undefined }, bind);
}

interface Said {
  question: string;
  answer: string | undefined;
  row: string | undefined;
}

function hasSaid({ question, answer, row }: Said, bind: Bind): string {
  const isIt = answer === undefined ? '1' : isAnswer(answer, bind);
  const isThere = row === undefined ? '1' : `p = ${bind(row)}`;
  return `arrayExists((q, s, p) -> q = ${bind(question)} AND ${isIt} AND ${isThere}, asked, said, part)`;
}

function isAnswer(answer: string, bind: Bind): string {
  const [, from, to] = NUMBERS.exec(answer) ?? [];
  return from === undefined || to === undefined
    ? `s = ${bind(answer)}`
    : `ifNull(toInt64OrNull(toString(s)) BETWEEN ${bind(Number(from))} AND ${bind(Number(to))}, 0)`;
}
