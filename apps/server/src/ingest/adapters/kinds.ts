import { TEXT } from '@desirepath/contract/limits';
import { type EventType, POINTERS, type TrackedEvent } from '@desirepath/contract/tracking';
import { customOf, envelopeIn } from './custom.ts';
import { elementOf } from './elements.ts';
import { FieldReader, type Fields, named, Refusal } from './fields.ts';
import { FORM_NAMES, formDetails, formTypeOf } from './forms.ts';
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
  /** Its `data` is its own: a title in it is not the page's. */
  ownsData?: boolean;
}

const X = named('page_x', 'x', 'client_x');
const Y = named('page_y', 'y', 'client_y');
const SCROLLED = named('scroll_y', 'scroll_top', 'y', 'position', 'page_y_offset');
const DEPTH = named(
  ...['depth', 'scroll_depth', 'max_depth', 'max_scroll_depth', 'scroll_percentage', 'percentage', 'scroll_percent'],
  ...['percent', 'depth_percent', 'value'],
);
const POINTER = named('pointer_type', 'pointer');
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

const described = ({ own, data }: Given): Details => customOf(own, data);

/** A kind that nobody described to us is kept as an event of that name. */
const undescribed = (name: string): Kind => ({
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

const formKind = (type: EventType): Kind => ({ type, details: ({ read }) => formDetails(read) });

/** Kinds by the names they go by, in snake_case. */
const KINDS: Record<string, Kind> = {
  ...all(['click', 'mouse_click', 'mouseclick', 'tap', 'touch'], { type: 'click', details: pointed }),
  ...all(['scroll', 'scroll_depth'], { type: 'scroll', details: scrolled }),
  ...all(['mouse_move', 'mousemove', 'move', 'pointer_move'], { type: 'mouse_move', details: viewed }),
  ...all(['page_view', 'pageview', 'page', 'view'], { type: 'page_view', details: viewed }),
  ...all(['page_leave', 'pageleave', 'page_exit'], { type: 'page_leave', details: timed }),
  ...all(['custom', 'event', 'custom_event', 'track'], { type: 'custom', details: described, ownsData: true }),
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
  const name = nameOf(said);
  if (FORM_NAMES.has(name)) return formKind(formTypeOf(read));
  const kind = kindNamed(name);
  if (kind) return kind;
  if (KEYS.test(name)) throw new Refusal('event_type: Keys are not kept');
  if (!isOpen)
    throw new Refusal('event_type: Not one of click, scroll, mouse_move, form_interaction, page_view, custom');
  return undescribed(said);
}

/** Of what stands in an event's `data` that which may say when, where and to whom it happened. */
export function aroundIn(own: unknown, data: Fields | undefined): Fields | undefined {
  const said = new FieldReader(own).text(TYPE);
  return said !== undefined && kindNamed(nameOf(said))?.ownsData ? envelopeIn(data) : data;
}

const nameOf = (said: string) => said.slice(0, TEXT.eventName).toLowerCase().replaceAll(/[\s-]/g, '_');
const kindNamed = (name: string) => (Object.hasOwn(KINDS, name) ? KINDS[name] : undefined);
