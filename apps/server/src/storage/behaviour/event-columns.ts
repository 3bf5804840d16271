/** Columns of `events` that are the same throughout a batch. */
export const SHARED_COLUMNS = [
  'site_id',
  'visitor_id',
  'session_id',
  'tab_id',
  'user_id',
  'received_at',
  'source',
  'channel',
  'referrer_host',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'device',
  'browser',
  'browser_version',
  'os',
  'os_version',
  'country',
  'region',
  'city',
  'language',
] as const;

/** Columns of `events` that say on which page, and how large it was. */
export const PAGE_COLUMNS = [
  'page_id',
  'host',
  'path',
  'query',
  'title',
  'viewport_w',
  'viewport_h',
  'document_w',
  'document_h',
] as const;

/** Columns of `events` that each event has for itself. */
export const OWN_COLUMNS = [
  'seq',
  'at',
  'type',
  'name',
  'props',
  'value',
  'x',
  'y',
  'element',
  'element_x',
  'element_y',
  'element_text',
  'pointer',
  'anchor',
  'scroller',
  'xs',
  'ys',
  'ts',
] as const;

export type SharedColumn = (typeof SHARED_COLUMNS)[number];
export type PageColumn = (typeof PAGE_COLUMNS)[number];
export type OwnColumn = (typeof OWN_COLUMNS)[number];
