import type { ShownEvent } from '@desirepath/contract/shown-event';
import type { SessionStory } from '@desirepath/contract/visitors';

/** What somebody who was not there wants to know of; the rest is counted. */
const NOTABLE = new Set<ShownEvent['type']>([
  'page_view',
  'rage_click',
  'dead_click',
  'error_click',
  'u_turn',
  'js_error',
  'request',
  'form_submit',
  'form_abandon',
  'custom',
  'not_found',
]);

/** Moments that are told; an agent that wants more has the timeline. */
const MOST_MOMENTS = 80;
const SECOND_MS = 1000;

/** A session as a person would tell of it. `skipped`: moments that were left out in the middle. */
export function summarise({ events, counts, ...session }: SessionStory) {
  const started = Date.parse(session.started_at);
  const notable = events.filter(({ type }) => NOTABLE.has(type));
  const shown =
    notable.length <= MOST_MOMENTS
      ? notable
      : [...notable.slice(0, MOST_MOMENTS / 2), ...notable.slice(-MOST_MOMENTS / 2)];
  return {
    ...session,
    seconds: Math.round((Date.parse(session.ended_at) - started) / SECOND_MS),
    counts,
    pages: events
      .filter(({ type }) => type === 'page_view')
      .map(({ path }) => path)
      .slice(0, MOST_MOMENTS),
    moments: shown.map((event) => ({
      second: Math.round((Date.parse(event.at) - started) / SECOND_MS),
      what: event.type,
      page: event.path,
      ...(event.name && { name: event.name }),
      ...(event.message && { survey: event.message }),
      ...(event.element_text && { element: event.element_text }),
      ...(event.reason && { reason: `${event.reason}${event.status ? ` ${event.status}` : ''}` }),
    })),
    skipped: notable.length - shown.length,
  };
}
