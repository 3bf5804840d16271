/** Sites, and what their teams have named and put together to look at them. */
export interface SiteTables {
  sites: {
    id: number;
    /** The account that added it. */
    owner: string;
    /** Every row has one; the column came later, and SQLite cannot forbid null then. */
    team_id: string | null;
    name: string;
    domain: string;
    tracking_id: string;
    /** JSON of what differs from, or repeats, the default settings. */
    settings: string;
    created_at: number;
  };
  /** Sites that are gone, but whose behaviour data is not yet. */
  site_removals: {
    site_id: number;
    removed_at: number;
  };
  /** Files of other systems. */
  imports: {
    id: string;
    site_id: number;
    name: string;
    status: 'waiting' | 'ready' | 'running' | 'done' | 'failed' | 'undoing';
    /** JSON of what was understood; null until then. */
    preview: string | null;
    /** JSON of counts, and of the first rows that were refused. */
    outcome: string;
    /** A sentence. */
    error: string | null;
    created_at: number;
  };
  /** What people say of a form; one without a row is called what the page calls it. */
  forms: {
    id: string;
    site_id: number;
    /** What the page calls it. */
    key: string;
    name: string;
    /** JSON of what a success is; null where it is a submit that was the last that was done. */
    success: string | null;
    hidden: number;
  };
  annotations: {
    id: string;
    site_id: number;
    at: number;
    text: string;
  };
  goals: {
    id: string;
    site_id: number;
    name: string;
    /** As the contract's acts are written. */
    act: string;
    worth: 'nothing' | 'value' | 'property';
    worth_property: string | null;
    /** ISO 4217. */
    currency: string | null;
    created_at: number;
  };
  /** Named segments. */
  segments: {
    id: string;
    site_id: number;
    name: string;
    /** JSON of the conditions. */
    filter: string;
    created_at: number;
  };
  /** Groups of pages that have a name. */
  path_groups: {
    id: string;
    site_id: number;
    name: string;
    pattern: string;
    created_at: number;
  };
  /** Maps that were made ahead. */
  heatmaps: {
    id: string;
    site_id: number;
    /** A page or group of pages. */
    page_url: string;
    heatmap_type: string;
    device_type: string;
    /** `YYYY-MM-DD`, both included. */
    date_range_start: string;
    date_range_end: string;
    /** JSON */
    data: string;
    session_count: number;
    generated_at: number;
  };
  /** Parts of pages that have a name. */
  zones: {
    id: string;
    site_id: number;
    name: string;
    path: string;
    /** Null for all. */
    screen: string | null;
    /** JSON */
    shape: string;
    created_at: number;
  };
  funnels: {
    id: string;
    site_id: number;
    name: string;
    /** JSON of steps, order, window, unit and exclusions. */
    definition: string;
    created_at: number;
    /** JSON of the last figures; null until measured, and since a change. */
    metrics: string | null;
  };
  boards: {
    id: string;
    site_id: number;
    name: string;
    /** JSON, as are filter and tiles. */
    days: string;
    filter: string;
    tiles: string;
    /** Counts changes, so that of two people who change a board at once neither undoes the other. */
    version: number;
    created_at: number;
    updated_at: number;
  };
}
