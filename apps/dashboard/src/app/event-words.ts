import { readable } from '@desirepath/contract/readable';
import type { ShownEvent } from '@desirepath/contract/shown-event';
import type { EventType } from '@desirepath/contract/tracking';
import { plural, t } from '@lingui/core/macro';
import { formatDuration, formatNumber, formatSeconds, formatShare } from '../ui/format.ts';
import { quoted } from './quoted.ts';

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
export const describeEvent = (event: EventFacts): string => readable(WORDS[event.type](event));

const WORDS: Record<EventType, (event: EventFacts) => string> = {
  session_start: () => t`Began a session`,
  page_view: ({ path }) => t`Viewed ${path}`,
  page_leave: ({ path }) => t`Left ${path}`,
  not_found: ({ path }) => t`Page not found: ${path}`,
  click: (event) => t`Clicked ${targetOf(event)}`,
  rage_click: (event) => t`Rage click on ${targetOf(event)}`,
  dead_click: (event) => t`Dead click on ${targetOf(event)}`,
  error_click: (event) => withDetail(t`Error click on ${targetOf(event)}`, event.name),
  u_turn: ({ name, value }) =>
    value === null
      ? t`Turned back from ${name || t`a page`}`
      : t`Turned back from ${name || t`a page`} after ${formatDuration(value)}`,
  thrashed_cursor: () => t`Moved the cursor wildly`,
  scroll: ({ value }) => (value === null ? t`Scrolled` : t`Scrolled to ${formatShare(value / 100, true)}`),
  attention: ({ path }) => t`Looked at ${path}`,
  mouse_move: () => t`Moved the cursor`,
  text_select: ({ value }) => t`Selected ${lengthOf(value)}`,
  text_copy: ({ value }) => t`Copied ${lengthOf(value)}`,
  outbound_link: ({ name }) => t`Left for ${withoutScheme(name) || t`another site`}`,
  download: ({ name }) => t`Downloaded ${name.split('/').at(-1) || withoutScheme(name) || t`a file`}`,
  contact_link: ({ name }) => CONTACTS.get(name) ?? t`Opened a contact link`,
  form_view: ({ name }) => t`Saw ${formOf(name)}`,
  form_focus: (event) => t`Began to fill in ${targetOf(event, t`a field`)}`,
  form_change: (event) => t`Filled in ${targetOf(event, t`a field`)}`,
  form_submit: ({ name }) => t`Submitted ${formOf(name)}`,
  form_abandon: ({ name }) => t`Abandoned ${formOf(name)}`,
  js_error: ({ name }) => (/^\w*Error\b/.test(name) ? name : withDetail(t`Error`, name)),
  console: ({ name, message }) => withDetail(t`Console ${name}`, message ?? ''),
  request: describeRequest,
  web_vital: ({ name, value }) => (value === null ? name : `${name} ${vitalOf(name, value)}`),
  custom: ({ name, value, message }) => {
    const became = SURVEYS.get(name);
    if (became !== undefined) return became(surveyOf(message));
    if (name !== 'feedback') return name;
    return value === null ? t`Gave feedback` : t`Gave feedback, a mood of ${value} in 5`;
  },
  identify: () => t`Identified`,
};

/** A map, since the name is whatever a page has sent: an object would know `toString`, too. */
const CONTACTS: ReadonlyMap<string, string> = new Map([
  ['mailto', t`Opened an e-mail link`],
  ['tel', t`Opened a telephone link`],
  ['sms', t`Opened a text message link`],
]);

/** What can become of a survey, as the tracker tells it. */
const SURVEYS: ReadonlyMap<string, (survey: string) => string> = new Map([
  ['survey_shown', (survey) => t`Was shown ${survey}`],
  ['survey_answered', (survey) => t`Answered ${survey}`],
  ['survey_dismissed', (survey) => t`Closed ${survey}`],
]);

function describeRequest({ name, value, status, reason }: EventFacts): string {
  const [method = '', ...address] = name.split(' ');
  const what = `${method} ${withoutScheme(address.join(' '))}`.trim();
  if (reason === 'slow')
    return withDetail(value === null ? t`Slow request` : t`Slow request (${formatSeconds(value)})`, what);
  return withDetail(t`Failed request (${status || t`no answer`})`, what);
}

const withDetail = (text: string, detail: string) => (detail ? `${text}: ${detail}` : text);
const withoutScheme = (address: string) => address.replace(/^https?:\/\//, '');
const surveyOf = (name: string | undefined) => (name ? t`the survey “${name}”` : t`a survey`);
const formOf = (name: string) => (name ? t`the form “${name}”` : t`a form`);
const lengthOf = (characters: number | null) =>
  characters === null ? t`text` : plural(characters, { one: '# character', other: '# characters' });

/** CLS has no unit; the others are ms. */
const vitalOf = (name: string, value: number) =>
  name === 'CLS' ? formatNumber(value) : value < 1000 ? `${Math.round(value)} ms` : formatSeconds(value);

const targetOf = ({ element, element_text }: EventFacts, otherwise = t`the page`): string =>
  element_text ? quoted(element_text) : element.split('>').at(-1)?.trim() || otherwise;
