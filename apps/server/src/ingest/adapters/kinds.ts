import { TEXT } from '@desirepath/contract/limits';
import { type EventType, POINTERS, type TrackedEvent } from '@desirepath/contract/tracking';
import { elementOf } from './elements.ts';
import { FieldReader, type Fields, named, Refusal } from './fields.ts';
import { looseProps, propsOf } from './props.ts';

/** What an event has beside its type, time and page. */
export type Details = Partial<TrackedEvent>;

/** An event as it was given: its own fields, and all of them with those of its `data` before them. */
export interface Given {
  own: Fields;
  data: Fields | undefined;
  read: FieldReader;
}

export interface Kind {
  type: EventType;
  details: (given: Given) => Details;
  /** An address in it is where a link leads, not the page. */
  isLink?: boolean;
}

const X = named('page_x', 'x', 'client_x');
const Y = named('page_y', 'y', 'client_y');
const SCROLLED = named('scroll_y', 'scroll_top', 'y', 'position', 'page_y_offset');
const DEPTH = named(
  ...['depth', 'scroll_depth', 'max_depth', 'max_scroll_depth', 'scroll_percentage', 'percentage', 'scroll_percent'],
  ...['percent', 'depth_percent', 'value'],
);
const POINTER = named('pointer_type', 'pointer');
const NAME = named('name', 'event_name', 'event', 'action');
const WORTH = named('value', 'revenue', 'amount');
const PROPS = named('properties', 'props', 'params', 'payload', 'data');
const TRAITS = named('traits', 'properties', 'props', 'data');
const LINK = named('href', 'link', 'link_url', 'target_url', 'destination', 'file', 'url');
const MESSAGE = named('message', 'error_message', 'error', 'name');
const MS = named('duration', 'duration_ms', 'time_spent', 'time_on_page', 'ms', 'value');

/** @throws Refusal as numbers do */
export function positionOf(read: FieldReader): { x?: number; y?: number } {
  const [x, y] = [read.number(X), read.number(Y)];
  return { ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }) };
}

const pointed = ({ read }: Given): Details => {
  const pointer = POINTERS.find((one) => one === read.text(POINTER));
  return { ...positionOf(read), ...elementOf(read), ...(pointer ? { pointer } : {}) };
};

const scrolled = ({ read }: Given): Details => {
  const y = read.number(SCROLLED);
  const depth = read.number(DEPTH);
  return {
    ...(y === undefined ? {} : { y }),
    ...(depth === undefined ? {} : { value: Math.min(Math.max(depth, 0), 100) }),
    ...elementOf(read),
  };
};

const viewed = (): Details => ({});

const described = ({ own, data, read }: Given): Details => {
  const value = read.value(WORTH);
  return {
    name: read.text(NAME) ?? 'custom',
    ...(typeof value === 'number' ? { value } : {}),
    ...propsOrLoose({ own, data, read }, PROPS, true),
  };
};

/** A kind that nobody described to us is kept as an event of that name. */
export const undescribed = (name: string): Kind => ({
  type: 'custom',
  details: (given) => ({ name, ...propsOrLoose(given, [], false) }),
});

const identified = (given: Given): Details => propsOrLoose(given, TRAITS, true);

function propsOrLoose({ own, data, read }: Given, names: readonly string[], isDescribed: boolean): Details {
  const apart = read.object(names);
  return apart && apart !== data ? propsOf(apart) : looseProps(data ?? own, isDescribed);
}

const linked = (given: Given): Details => {
  const address = given.read.text(LINK)?.replace(/[?#].*/s, '');
  return { ...pointed(given), ...(address ? { name: address.slice(0, TEXT.eventName) } : {}) };
};

const failed = ({ read }: Given): Details => {
  const message = read.clipped(MESSAGE, TEXT.eventName);
  const props = Object.fromEntries(
    (['file', 'line', 'column', 'stack', 'kind'] as const).flatMap((name) => {
      const value = read.clipped([name, `${name}name`, `${name}no`], TEXT.propValue);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return { ...(message ? { name: message } : {}), props };
};

const timed = ({ read }: Given): Details => {
  const value = read.number(MS);
  return value === undefined ? {} : { value };
};

const FORM_TYPES: Record<string, EventType> = {
  focus: 'form_focus',
  focusin: 'form_focus',
  start: 'form_focus',
  submit: 'form_submit',
  submitted: 'form_submit',
  abandon: 'form_abandon',
  abandoned: 'form_abandon',
};
const ACTION = named('action', 'interaction', 'interaction_type', 'form_action', 'form_event', 'event');
const FORM = named('form_name', 'form_id', 'form', 'form_selector');
const FIELD = named('field', 'field_name', 'field_id', 'input_name', 'name');
const FIELD_KIND = named('field_type', 'input_type', 'kind');
const FIELD_LABEL = named('label', 'field_label');
const FIELD_SELECTOR = named('selector', 'field_selector', 'element');
const FIELD_COUNT = named('fields', 'field_count');
const SPENT = named('duration', 'duration_ms', 'time_spent', 'ms');

/** What a form's event says; never what was typed, under whatever name it comes. */
const formDetails = ({ read }: Given): Details => {
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
};

function isFilled(read: FieldReader): boolean | undefined {
  const said = read.value(named('filled', 'is_filled', 'has_value'));
  if (typeof said === 'boolean') return said;
  const typed = read.value(['value']);
  return typed === undefined ? undefined : typed !== '' && typed !== false;
}

const formKind = (type: EventType): Kind => ({ type, details: formDetails });

/** Kinds by the names they go by, in snake_case. */
const KINDS: Record<string, Kind> = {
  ...all(['click', 'mouse_click', 'mouseclick', 'tap', 'touch'], { type: 'click', details: pointed }),
  ...all(['scroll', 'scroll_depth'], { type: 'scroll', details: scrolled }),
  ...all(['mouse_move', 'mousemove', 'move', 'pointer_move'], { type: 'mouse_move', details: viewed }),
  ...all(['page_view', 'pageview', 'page', 'view'], { type: 'page_view', details: viewed }),
  ...all(['page_leave', 'pageleave', 'page_exit'], { type: 'page_leave', details: timed }),
  ...all(['custom', 'event', 'custom_event', 'track'], { type: 'custom', details: described }),
  ...all(['session_start'], { type: 'session_start', details: ({ data }) => propsOf(data) }),
  ...all(['identify'], { type: 'identify', details: identified }),
  ...all(['external_link', 'outbound_link', 'outbound'], { type: 'outbound_link', details: linked, isLink: true }),
  ...all(['download', 'file_download'], { type: 'download', details: linked, isLink: true }),
  ...all(['error', 'js_error', 'javascript_error'], { type: 'js_error', details: failed }),
  ...all(['rage_click', 'rageclick'], { type: 'rage_click', details: pointed }),
  ...all(['dead_click', 'deadclick'], { type: 'dead_click', details: pointed }),
  ...all(['error_click', 'errorclick'], { type: 'error_click', details: pointed }),
  ...all(['focus', 'form_focus'], formKind('form_focus')),
  ...all(['input', 'change', 'blur', 'form_change', 'form_input'], formKind('form_change')),
  ...all(['submit', 'form_submit'], formKind('form_submit')),
  ...all(['form_abandon'], formKind('form_abandon')),
};

function all(names: string[], kind: Kind): Record<string, Kind> {
  return Object.fromEntries(names.map((name) => [name, kind]));
}

const FORM_NAMES = new Set(['form', 'form_interaction', 'form_event']);

/** Presses of keys say what was typed. */
const KEYS = /^key_?(down|up|press)$/;

const TYPE = named('event_type', 'type', 'kind');

/**
 * What kind of event it is. `isOpen`: a kind without a description is kept as an event of its name.
 * @throws Refusal for none, or one that is not taken
 */
export function kindOf(own: Fields, read: FieldReader, isOpen: boolean): Kind {
  const said = new FieldReader(own).text(TYPE);
  if (said === undefined) throw new Refusal('event_type: Missing');
  const name = said.slice(0, TEXT.eventName).toLowerCase().replaceAll(/[\s-]/g, '_');
  if (FORM_NAMES.has(name)) return formKind(FORM_TYPES[read.text(ACTION)?.toLowerCase() ?? ''] ?? 'form_change');
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (kind) return kind;
  if (KEYS.test(name)) throw new Refusal('event_type: Keys are not kept');
  if (!isOpen)
    throw new Refusal('event_type: Not one of click, scroll, mouse_move, form_interaction, page_view, custom');
  return undescribed(said);
}
