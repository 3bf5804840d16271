import { TEXT } from '@desirepath/contract/limits';
import type { EventType, TrackedEvent } from '@desirepath/contract/tracking';
import { type FieldReader, named } from './fields.ts';

/** Kinds of event that say in a field what was done to the form. */
export const FORM_NAMES = new Set(['form', 'form_interaction', 'form_event']);

const FORM_TYPES = new Map<string, EventType>([
  ['focus', 'form_focus'],
  ['focusin', 'form_focus'],
  ['start', 'form_focus'],
  ['submit', 'form_submit'],
  ['submitted', 'form_submit'],
  ['abandon', 'form_abandon'],
  ['abandoned', 'form_abandon'],
]);
const ACTION = named('action', 'interaction', 'interaction_type', 'form_action', 'form_event', 'event');
const FORM = named('form_name', 'form_id', 'form', 'form_selector');
const FIELD = named('field', 'field_name', 'field_id', 'input_name', 'name');
const FIELD_KIND = named('field_type', 'input_type', 'kind');
const FIELD_LABEL = named('label', 'field_label');
const FIELD_SELECTOR = named('selector', 'field_selector', 'element');
const FIELD_COUNT = named('fields', 'field_count');
const FILLED = named('filled', 'is_filled', 'has_value');
const SPENT = named('duration', 'duration_ms', 'time_spent', 'ms');

/** What was done to a form; whatever has no name of its own is a change. */
export const formTypeOf = (read: FieldReader): EventType =>
  FORM_TYPES.get(read.text(ACTION)?.toLowerCase() ?? '') ?? 'form_change';

/** What a form's event says; never what was typed, under whatever name it comes. */
export function formDetails(read: FieldReader): Partial<TrackedEvent> {
  const [name, element, label] = [
    read.clipped(FORM, TEXT.eventName),
    read.text(FIELD_SELECTOR),
    read.clipped(FIELD_LABEL, TEXT.elementText),
  ];
  const value = read.number(SPENT);
  const props: NonNullable<TrackedEvent['props']> = {};
  const field = read.clipped(FIELD, TEXT.propValue);
  if (field) props.field = field;
  const kind = read.clipped(FIELD_KIND, TEXT.propValue);
  if (kind) props.kind = kind;
  const filled = isFilled(read);
  if (filled !== undefined) props.filled = filled;
  const fields = read.value(FIELD_COUNT);
  if (typeof fields === 'number') props.fields = fields;
  if (Array.isArray(fields)) props.fields = fields.length;
  return {
    ...(name ? { name } : {}),
    ...(element && element.length <= TEXT.selector ? { element } : {}),
    ...(label ? { element_text: label } : {}),
    ...(value === undefined ? {} : { value }),
    props,
  };
}

function isFilled(read: FieldReader): boolean | undefined {
  const said = read.value(FILLED);
  if (typeof said === 'boolean') return said;
  const typed = read.value(['value']);
  return typed === undefined ? undefined : typed !== '' && typed !== false;
}
