import { t } from '@lingui/core/macro';
import type { MarkedEvent, MarkedType } from './markers.ts';

/** What the list of events can be narrowed to, in the words of who watches. */
export const EVENT_KINDS = {
  pages: { label: t`Pages`, types: ['page_view', 'session_start', 'not_found'] },
  clicks: {
    label: t`Clicks`,
    types: ['click', 'rage_click', 'dead_click', 'error_click', 'outbound_link', 'download', 'contact_link'],
  },
  inputs: {
    label: t`Inputs`,
    types: ['form_focus', 'form_change', 'form_submit', 'form_abandon', 'text_copy', 'text_select'],
  },
  events: { label: t`Events`, types: ['custom', 'identify'] },
  frustration: {
    label: t`Frustration`,
    types: ['rage_click', 'dead_click', 'error_click', 'u_turn', 'thrashed_cursor', 'form_abandon'],
  },
  errors: { label: t`Errors`, types: ['js_error', 'error_click', 'not_found'] },
  requests: { label: t`Requests`, types: ['request'] },
  vitals: { label: t`Vitals`, types: ['web_vital'] },
} as const satisfies Record<string, { label: string; types: readonly MarkedType[] }>;
export type EventKind = keyof typeof EVENT_KINDS;

/** The kinds that there is something of, with how many. */
export function kindsIn(events: readonly MarkedEvent[]): { kind: EventKind; label: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
  // Object.entries forgets the names of the keys.
  const kinds = Object.entries(EVENT_KINDS) as [EventKind, (typeof EVENT_KINDS)[EventKind]][];
  return kinds
    .map(([kind, { label, types }]) => ({
      kind,
      label,
      count: types.reduce((sum, type) => sum + (counts.get(type) ?? 0), 0),
    }))
    .filter(({ count }) => count > 0);
}

/** Events of a kind whose words hold a text, whatever its case. */
export function findEvents(
  events: readonly MarkedEvent[],
  kind: EventKind | undefined,
  text: string,
  wordsOf: (event: MarkedEvent) => string,
): readonly MarkedEvent[] {
  const sought = text.trim().toLowerCase();
  if (!kind && !sought) return events;
  const types = kind && new Set<string>(EVENT_KINDS[kind].types);
  return events.filter(
    (event) => (!types || types.has(event.type)) && (!sought || wordsOf(event).toLowerCase().includes(sought)),
  );
}
