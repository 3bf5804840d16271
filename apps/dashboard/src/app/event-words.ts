import type { ShownEvent } from '@desirepath/contract/shown-event';
import type { EventType } from '@desirepath/contract/tracking';
import { formatDuration, formatNumber, formatSeconds } from '../ui/format.ts';

/** What a sentence about an event is made of. */
export type EventFacts = Pick<
  ShownEvent,
  'type' | 'path' | 'name' | 'element' | 'element_text' | 'value' | 'status' | 'reason'
> & { message?: string };

/** Signs that a visitor did not get what they wanted. */
export const FRUSTRATION: ReadonlySet<EventType> = new Set([
  'rage_click',
  'dead_click',
  'error_click',
  'u_turn',
  'thrashed_cursor',
]);

/** An event in words: `Clicked “Add to cart”`. */
export const describeEvent = (event: EventFacts): string => WORDS[event.type](event);

const WORDS: Record<EventType, (event: EventFacts) => string> = {
  session_start: () => 'Began a session',
  page_view: ({ path }) => `Viewed ${path}`,
  page_leave: ({ path }) => `Left ${path}`,
  not_found: ({ path }) => `Page not found: ${path}`,
  click: (event) => `Clicked ${targetOf(event)}`,
  rage_click: (event) => `Rage click on ${targetOf(event)}`,
  dead_click: (event) => `Dead click on ${targetOf(event)}`,
  error_click: (event) => withDetail(`Error click on ${targetOf(event)}`, event.name),
  u_turn: ({ name, value }) =>
    `Turned back from ${name || 'a page'}${value === null ? '' : ` after ${formatDuration(value)}`}`,
  thrashed_cursor: () => 'Moved the cursor wildly',
  scroll: ({ value }) => (value === null ? 'Scrolled' : `Scrolled to ${Math.round(value)}%`),
  attention: ({ path }) => `Looked at ${path}`,
  mouse_move: () => 'Moved the cursor',
  text_select: ({ value }) => `Selected ${lengthOf(value)}`,
  text_copy: ({ value }) => `Copied ${lengthOf(value)}`,
  outbound_link: ({ name }) => `Left for ${withoutScheme(name) || 'another site'}`,
  download: ({ name }) => `Downloaded ${name.split('/').at(-1) || withoutScheme(name) || 'a file'}`,
  contact_link: ({ name }) => CONTACTS.get(name) ?? 'Opened a contact link',
  form_view: ({ name }) => `Saw ${formOf(name)}`,
  form_focus: (event) => `Began to fill in ${targetOf(event, 'a field')}`,
  form_change: (event) => `Filled in ${targetOf(event, 'a field')}`,
  form_submit: ({ name }) => `Submitted ${formOf(name)}`,
  form_abandon: ({ name }) => `Abandoned ${formOf(name)}`,
  js_error: ({ name }) => (/^\w*Error\b/.test(name) ? name : withDetail('Error', name)),
  console: ({ name, message }) => withDetail(`Console ${name}`, message ?? ''),
  request: describeRequest,
  web_vital: ({ name, value }) => (value === null ? name : `${name} ${vitalOf(name, value)}`),
  custom: ({ name, value, message }) => {
    const became = SURVEYS.get(name);
    if (became !== undefined) return `${became} ${surveyOf(message)}`;
    return name === 'feedback' ? `Gave feedback${value === null ? '' : `, a mood of ${value} in 5`}` : name;
  },
  identify: () => 'Identified',
};

/** A map, since the name is whatever a page has sent: an object would know `toString`, too. */
const CONTACTS: ReadonlyMap<string, string> = new Map([
  ['mailto', 'Opened an e-mail link'],
  ['tel', 'Opened a telephone link'],
  ['sms', 'Opened a text message link'],
]);

/** What can become of a survey, as the tracker tells it. */
const SURVEYS: ReadonlyMap<string, string> = new Map([
  ['survey_shown', 'Was shown'],
  ['survey_answered', 'Answered'],
  ['survey_dismissed', 'Closed'],
]);

function describeRequest({ name, value, status, reason }: EventFacts): string {
  const [method = '', ...address] = name.split(' ');
  const what = `${method} ${withoutScheme(address.join(' '))}`.trim();
  if (reason === 'slow')
    return withDetail(value === null ? 'Slow request' : `Slow request (${formatSeconds(value)})`, what);
  return withDetail(`Failed request (${status || 'no answer'})`, what);
}

const withDetail = (text: string, detail: string) => (detail ? `${text}: ${detail}` : text);
const withoutScheme = (address: string) => address.replace(/^https?:\/\//, '');
const surveyOf = (name: string | undefined) => (name ? `the survey “${name}”` : 'a survey');
const formOf = (name: string) => (name ? `the form “${name}”` : 'a form');
const lengthOf = (characters: number | null) =>
  characters === null ? 'text' : characters === 1 ? '1 character' : `${formatNumber(characters)} characters`;

/** CLS has no unit; the others are ms. */
const vitalOf = (name: string, value: number) =>
  name === 'CLS' ? formatNumber(value) : value < 1000 ? `${Math.round(value)} ms` : formatSeconds(value);

const targetOf = ({ element, element_text }: EventFacts, otherwise = 'the page'): string =>
  element_text ? `“${element_text}”` : element.split('>').at(-1)?.trim() || otherwise;
