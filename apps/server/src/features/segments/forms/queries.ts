import type { FormDeed } from '@desirepath/contract/conditions';
import { FORMS } from '@desirepath/contract/limits';
import type { Bind } from '../bind.ts';
import { EVENTS_OF_SESSIONS } from '../days/queries.ts';

/*
 * What a session did with a form, in terms of its events: the same for the figures of forms and for the conditions that
 * lead from a figure to its sessions.
 */

export const OF_FORMS = `type IN ('form_view', 'form_focus', 'form_change', 'form_submit') AND name != ''`;
export const IS_SUBMIT = `type = 'form_submit'`;
const IN_FIELD = `type IN ('form_focus', 'form_change')`;
export const IS_WORK = `type IN ('form_focus', 'form_change', 'form_submit')`;
/** Clients that do not say whether a stay in a field changed it tell of changes alone. */
export const IS_CHANGE = `(type = 'form_change' AND toString(props.changed) != 'false')`;
/** A number that a page says, as far as it is believed: what is without bounds is no moment, and no sum. */
const upTo = (most: number, said: string) => `toInt64(least(greatest(ifNotFinite(${said}, 0), 0), ${most}))`;
/** ms spent in a field. */
export const STAYED = upTo(FORMS.stay, 'ifNull(value, 0)');
/** ms before its first input. */
export const HESITATED = upTo(FORMS.stay, 'toFloat64OrZero(toString(props.hesitated))');
/** A stay is told of at its end. */
export const ENTERED_AT = `if(type = 'form_change', at - toIntervalMillisecond(${STAYED}), at)`;
/** What a field is called: one without a name by its selector. */
export const FIELD = `ifNull(nullIf(toString(props.field), ''), element)`;
export const IS_FILLED = `toString(props.filled) = 'true'`;
export const IS_INVALID = `toString(props.invalid) = 'true'`;
export const REFILLS = upTo(FORMS.times, 'toFloat64OrZero(toString(props.refills))');
export const CORRECTIONS = upTo(FORMS.times, 'toFloat64OrZero(toString(props.corrections))');

const BEGUN = `countIf(${IS_WORK}) > 0`;
const SUBMITTED = `countIf(${IS_SUBMIT}) > 0`;

/** On the events that a session has of one form; `is` says whether one is of the field. */
const HOLDS: Record<FormDeed, (is: string, field: string) => string> = {
  viewed: () => '1',
  begun: () => BEGUN,
  submitted: () => SUBMITTED,
  abandoned: () => `${BEGUN} AND NOT ${SUBMITTED}`,
  reached: (is) => `countIf(${is}) > 0`,
  blank: (is) => `countIf(${is}) > 0 AND NOT argMaxIf(${IS_FILLED}, at, ${is} AND type = 'form_change')`,
  changed_again: (is) => `maxIf(${REFILLS}, ${is}) > 0`,
  after_submit: (is) => `${SUBMITTED} AND maxIf(at, ${is} AND ${IS_CHANGE}) > minIf(at, ${IS_SUBMIT})`,
  refused: (is) => `maxIf(${IS_INVALID}, ${is})`,
  dropped: (is, field) =>
    `NOT ${SUBMITTED} AND countIf(${is}) > 0 AND argMaxIf(${FIELD}, (${ENTERED_AT}, ${FIELD}), ${IN_FIELD}) = ${field}`,
};

/** Sessions that did something with a form, or with a field of it. */
export function whoDidWithForm(
  { name, did, field = '' }: { name: string; did: FormDeed; field?: string | undefined },
  bind: Bind,
): string {
  const bound = bind(field);
  return `session_id IN (
    SELECT session_id FROM events
    WHERE ${EVENTS_OF_SESSIONS} AND ${OF_FORMS} AND name = ${bind(name)}
    GROUP BY session_id
    HAVING ${HOLDS[did](`(${IN_FIELD} AND ${FIELD} = ${bound})`, bound)})`;
}
