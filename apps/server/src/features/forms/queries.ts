import type { FieldFigures, FormFigures, FormSuccess } from '@desirepath/contract/forms';
import { FORMS } from '@desirepath/contract/limits';
import type { Behaviour, QueryParams } from '../../storage/behaviour/open.ts';
import { type Bind, createBinder } from '../segments/bind.ts';
import { EVENTS_OF_SESSIONS } from '../segments/days/queries.ts';
import { type DayRange, rangeParams } from '../segments/days/range.ts';
import {
  CORRECTIONS,
  ENTERED_AT,
  FIELD,
  HESITATED,
  IS_CHANGE,
  IS_FILLED,
  IS_INVALID,
  IS_SUBMIT,
  IS_WORK,
  OF_FORMS,
  REFILLS,
  STAYED,
} from '../segments/forms/queries.ts';
import { pageIs } from '../segments/path-groups/queries.ts';
import { segmentParams, sessionsInQuestion } from '../segments/queries.ts';
import type { ResolvedSegment } from '../segments/references.ts';

/** A form question: whose sessions, of which days. */
export interface Sessions {
  range: DayRange;
  segment: ResolvedSegment;
}

/** One form alone, and what a success of it is. */
export interface OneForm {
  key: string;
  success: FormSuccess | null;
  /** The site keeps query parameters, so that they are part of what a page is called. */
  keepsQueries: boolean;
}

export interface FormRow extends FormFigures {
  key: string;
  selector: string;
  pages: string[];
  /** epoch ms */
  last_at: number;
}

const FIRST_INPUT_AT = `minIf(${ENTERED_AT} + toIntervalMillisecond(${HESITATED}), ${IS_CHANGE})`;

const among = (segment: ResolvedSegment) => `e.${EVENTS_OF_SESSIONS}
         AND e.session_id IN (SELECT session_id FROM (${sessionsInQuestion(segment)}))`;

const paramsOf = ({ range, segment }: Sessions): QueryParams => ({ ...rangeParams(range), ...segmentParams(segment) });

/** What a session did with a form. One row a form and session; `one` alone where it is given. */
function formSessions(segment: ResolvedSegment, bind: Bind, one?: OneForm): string {
  const succeeds = one?.success && successIs(one.success, bind, one.keepsQueries);
  const ofForm = one ? `${OF_FORMS} AND e.name = ${bind(one.key)}` : OF_FORMS;
  return `
       SELECT ${one ? bind(one.key) : 'e.name'} AS key, e.session_id AS session_id,
         countIf(${ofForm}) > 0 AS is_viewed,
         countIf(${ofForm} AND ${IS_WORK}) > 0 AS is_begun,
         countIf(${ofForm} AND ${IS_SUBMIT}) > 0 AS is_submitted,
         minIf(e.at, ${ofForm}) AS viewed_at,
         minIf(${ENTERED_AT}, ${ofForm} AND ${IS_WORK}) AS began_at,
         countIf(${ofForm} AND ${IS_CHANGE}) > 0 AS has_input,
         ${FIRST_INPUT_AT} AS first_input_at,
         minIf(e.at, ${ofForm} AND ${IS_SUBMIT}) AS submitted_at,
         maxIf(e.at, ${ofForm} AND ${IS_SUBMIT}) AS last_submit_at,
         is_submitted AND ${
           succeeds ? `maxIf(e.at, ${succeeds}) >= submitted_at` : `maxIf(e.at, ${IS_CHANGE}) <= last_submit_at`
         } AS is_success,
         argMaxIf(e.element, e.at, e.type IN ('form_view', 'form_submit')) AS selector,
         groupUniqArrayIf(${FORMS.pages})(e.path, ${ofForm}) AS paths,
         maxIf(e.at, ${ofForm}) AS last_at
       FROM events AS e
       WHERE ${among(segment)} AND ${succeeds ? `((${ofForm}) OR (${succeeds}))` : ofForm}
       GROUP BY key, session_id
       HAVING is_viewed`;
}

function successIs({ kind, value }: FormSuccess, bind: Bind, keepsQueries: boolean): string {
  return kind === 'page'
    ? `(e.type = 'page_view' AND ${pageIs(value, bind, keepsQueries)})`
    : `(e.type = 'custom' AND e.name = ${bind(value)})`;
}

const FIGURES = `
       count() AS views,
       countIf(is_begun) AS starts,
       countIf(is_submitted) AS submits,
       countIf(is_success) AS successes,
       countIf(is_begun AND NOT is_submitted) AS abandons,
       starts / views AS start_rate,
       ifNotFinite(successes / starts, 0) AS conversion,
       ifNotFinite(abandons / starts, 0) AS abandonment`;

const medianIf = (ms: string, condition: string) =>
  `if(countIf(${condition}) = 0, NULL, quantileExactIf(0.5)(${ms}, ${condition}))`;

/** Forms in which something happened, most begun first; only `one` where it is given. One row a form. */
export function formFigures(
  behaviour: Behaviour,
  asked: Sessions,
  one?: OneForm,
  signal?: AbortSignal,
): Promise<FormRow[]> {
  const { bind, params } = createBinder('form');
  return behaviour.rows(
    `SELECT f.key AS key, ${FIGURES},
       ${medianIf(`date_diff('millisecond', began_at, first_input_at)`, 'has_input')} AS ms_to_first_input,
       ${medianIf(`date_diff('millisecond', began_at, submitted_at)`, 'is_success')} AS ms_to_complete,
       argMax(f.selector, f.last_at) AS selector,
       topKArray(${FORMS.pages})(f.paths) AS pages,
       toUnixTimestamp64Milli(max(f.last_at)) AS last_at
     FROM (${formSessions(asked.segment, bind, one)}) AS f
     GROUP BY key
     ORDER BY starts DESC, views DESC, key
     LIMIT ${FORMS.most}`,
    { ...paramsOf(asked), ...params },
    signal,
  );
}

export interface FormDay {
  day: string;
  views: number;
  starts: number;
  submits: number;
  successes: number;
}

/** One form by the day on which each session came upon it. One row a day on which any did. */
export function formByDay(
  behaviour: Behaviour,
  asked: Sessions,
  one: OneForm,
  signal?: AbortSignal,
): Promise<FormDay[]> {
  const { bind, params } = createBinder('form');
  return behaviour.rows(
    `SELECT toString(toDate(f.viewed_at, {tz:String})) AS day,
       count() AS views, countIf(is_begun) AS starts, countIf(is_submitted) AS submits, countIf(is_success) AS successes
     FROM (${formSessions(asked.segment, bind, one)}) AS f
     GROUP BY day
     ORDER BY day`,
    { ...paramsOf(asked), ...params },
    signal,
  );
}

export interface FieldRow extends FieldFigures {
  key: string;
}

/** Fields of forms, in the order in which sessions entered them. One row a field. */
export function fieldFigures(
  behaviour: Behaviour,
  asked: Sessions,
  key?: string,
  signal?: AbortSignal,
): Promise<FieldRow[]> {
  const { bind, params } = createBinder('field');
  return behaviour.rows(
    // Submits travel along as a field without a name, so that one pass over the events is enough.
    `SELECT key, field AS name, argMax(f.label, last_at) AS label, argMax(f.input, last_at) AS type,
       argMax(f.selector, last_at) AS element,
       count() AS reached,
       countIf(is_filled) AS filled,
       countIf(NOT is_filled) AS blank,
       countIf(f.refills > 0) AS changed_again,
       sum(f.refills) AS refills,
       sum(f.corrections) AS corrections,
       countIf(is_submitted AND changed_at > submitted_at) AS after_submit,
       countIf(is_invalid) AS invalid,
       countIf(is_autofilled) AS autofilled,
       countIf(is_pasted) AS pasted,
       countIf(NOT is_submitted AND from_last = 1) AS dropped,
       dropped / reached AS drop_off,
       ${medianIf('f.ms_inside', 'f.ms_inside > 0')} AS ms_inside,
       ${medianIf('hesitated', 'has_input')} AS ms_before
     FROM (
       SELECT *,
         row_number() OVER (PARTITION BY key, session_id ORDER BY entered_at, field) AS rank,
         row_number() OVER (PARTITION BY key, session_id ORDER BY last_at DESC, field DESC) AS from_last,
         max(submits) OVER (PARTITION BY key, session_id) > 0 AS is_submitted,
         max(first_submit_at) OVER (PARTITION BY key, session_id) AS submitted_at
       FROM (
         SELECT e.name AS key, e.session_id AS session_id,
           if(${IS_SUBMIT}, '', ${FIELD}) AS field,
           countIf(${IS_SUBMIT}) AS submits,
           minIf(e.at, ${IS_SUBMIT}) AS first_submit_at,
           argMax(e.element_text, e.at) AS label,
           argMax(toString(e.props.kind), e.at) AS input,
           argMax(e.element, e.at) AS selector,
           min(${ENTERED_AT}) AS entered_at,
           max(${ENTERED_AT}) AS last_at,
           argMaxIf(${IS_FILLED}, e.at, e.type = 'form_change') AS is_filled,
           max(${REFILLS}) AS refills,
           sum(${CORRECTIONS}) AS corrections,
           max(${IS_INVALID}) AS is_invalid,
           max(toString(e.props.autofilled) = 'true') AS is_autofilled,
           max(toString(e.props.pasted) = 'true') AS is_pasted,
           sumIf(${STAYED}, e.type = 'form_change') AS ms_inside,
           countIf(${IS_CHANGE}) > 0 AS has_input,
           maxIf(e.at, ${IS_CHANGE}) AS changed_at,
           argMinIf(${HESITATED}, e.at, ${IS_CHANGE}) AS hesitated
         FROM events AS e
         WHERE ${among(asked.segment)} AND ${IS_WORK} AND e.name ${key === undefined ? "!= ''" : `= ${bind(key)}`}
         GROUP BY key, session_id, field
         HAVING field != '' OR submits > 0)
       ) AS f
     WHERE field != ''
     GROUP BY key, field
     ORDER BY key, avg(rank), name
     LIMIT ${FORMS.fields} BY key`,
    { ...paramsOf(asked), ...params },
    signal,
  );
}

/** What the pages of some sites call their forms, whenever that was. */
export async function formKeys(
  behaviour: Behaviour,
  sites: readonly number[],
): Promise<{ site: number; key: string }[]> {
  return behaviour.rows(
    `SELECT DISTINCT e.site_id AS site, e.name AS key
     FROM events AS e
     WHERE site_id IN {sites:Array(UInt32)} AND ${OF_FORMS}
     LIMIT ${FORMS.keys} BY site`,
    { sites },
  );
}
