import type { ImportKind } from './imports.ts';

/** What there is to know of bringing a file along, in English, by code. */
export const IMPORT_NOTES = {
  figures: 'Visitors, page views and the views of each page, day by day, and visits of one page each.',
  umami_events: 'Page views and events of your own, each with its visit, visitor, page, source, device and country.',
  ga4_events:
    'Page views, and other events as events of your own with their parameters, each with its visit and visitor.',
  one_recording: 'One recording, to be watched, with one page view.',
  visits_apart:
    'Which visit saw which pages: one that falls on the border of two becomes two, so that a day has a few visits too many, up to one for each page.',
  visitors_of_days: 'Who came again on another day: visitors are counted for each day anew.',
  no_visits: 'Paths, funnels, entry and exit pages, times on pages: the file has no single visits.',
  no_sources: 'Sources, devices and countries: the file counts each of them apart, and not for which visits.',
  no_hours: 'Hours: everything stands at noon, UTC.',
  no_goals: 'Goals and properties.',
  no_recordings: 'Recordings, heatmaps and clicks: the other system did not keep them.',
  no_umami_properties: 'Properties of events, which Umami exports in a table of their own.',
  no_ga4_own: 'What GA4 makes itself: session_start, first_visit, user_engagement, scroll.',
  no_consent: 'Events of visitors who did not consent, which have no visitor.',
  no_person: 'Who it was, and from where: the recording does not say.',
  not_masked: 'Masking: what the recording shows, it shows.',
} as const;
export type ImportNote = keyof typeof IMPORT_NOTES;

interface Notes {
  /** What comes of a file. */
  becomes: readonly ImportNote[];
  /** What it does not hold, or what cannot be brought along. */
  cannot: readonly ImportNote[];
}

const NO_VISITS = ['visits_apart', 'visitors_of_days', 'no_visits', 'no_sources', 'no_hours'] as const;

/** What there is to know of a file of each kind. */
export const NOTES_OF: Record<ImportKind, Notes> = {
  umami: { becomes: ['umami_events'], cannot: ['no_recordings', 'no_umami_properties'] },
  'ga4-events': { becomes: ['ga4_events'], cannot: ['no_ga4_own', 'no_consent', 'no_recordings'] },
  plausible: { becomes: ['figures'], cannot: [...NO_VISITS, 'no_goals', 'no_recordings'] },
  'ga4-report': { becomes: ['figures'], cannot: [...NO_VISITS, 'no_recordings'] },
  rrweb: { becomes: ['one_recording'], cannot: ['no_person', 'not_masked'] },
};
