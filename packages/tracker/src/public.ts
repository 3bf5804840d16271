/** What sites' own scripts see of the tracker. It imports nothing, so that the package's types stand alone. */

/** What a visitor has agreed to, where the two are asked for apart. */
export interface Consent {
  /** That the visit is measured. */
  measure?: boolean;
  /** That it is recorded besides. */
  replay?: boolean;
}

/** What a site's own scripts may call: `window.desirepath`, and the named exports of the library. Nothing here throws. */
export interface Desirepath {
  /** Notes that something happened, such as `track('order', { plan: 'pro' }, 49.9)`. */
  track(name: string, props?: Record<string, unknown> | null, value?: number): void;
  /** Says who the visitor is, by an id of your own that is no e-mail address; null when they have signed out. */
  identify(userId: string | number | null, traits?: Record<string, unknown> | null): void;
  /** Begins a page view, where an app shows another page without changing its path. */
  page(): void;
  /** Ends the measuring of this visitor, now and on later visits. */
  optOut(): void;
  /** Takes that back; what they had answered before holds again. */
  optIn(): void;
  /** Tells what the visitor answered; remembered. Only `true` and `false` are answers: of anything else nothing changes. */
  consent(answer: boolean | Consent): void;
  /** What they have answered, on this visit or an earlier one; `denied` for as long as they have opted out. */
  consentState(): 'unknown' | 'granted' | 'denied';
  /** Records this session, whatever the site's share, pages and events; `record(false)` ends its recording. */
  record(isOn?: boolean): void;
  /** Someone else sits at this browser from here on: a new visitor, in a new session. */
  reset(): void;
  /** Ends the measuring of this page, and leaves nothing of it in there. */
  stop(): void;
}

/** Something that speaks with visitors, as `surveys()` and `feedback()` give it to `init`. */
export interface Widget {
  readonly name: 'surveys' | 'feedback';
  /** The tracker's own to call. */
  readonly start: (host: never) => () => void;
}

/** How the feedback bubble looks, and what it asks for. */
export interface FeedbackLook {
  side?: 'bottom_right' | 'bottom_left' | 'right' | 'left';
  /** Such as `#c2410c`. */
  color?: string;
  /** Light without; `auto` is as the visitor's browser has it. */
  theme?: 'light' | 'dark' | 'auto';
  /** Paths it sits on, such as `/help/*`; all without. */
  pages?: string[];
  askEmail?: boolean;
  /** Whether a part of the page may be pointed at. */
  askElement?: boolean;
  /** Words of your own, by language. */
  words?: readonly { language: string; button?: string; question?: string; placeholder?: string; thanks?: string }[];
}

/** What `new MouseTracker` takes. */
export interface MouseTrackerOptions {
  /** Where events go: `https://stats.example.com/api/tracking/events`. */
  apiUrl: string;
  websiteId: string;
  trackMouseMove?: boolean;
  trackMouseClick?: boolean;
  trackScroll?: boolean;
  /** Share of the points of a movement that are kept, 0 to 1. */
  sampleRate?: number;
}

/** Settings as a site's developer gives them: as `data-` attributes of the script tag, or to `init`. */
export interface Options {
  websiteId?: string;
  /** Where the server is, such as `https://stats.example.com`. */
  apiUrl?: string;
  domain?: string;
  /** Share of sessions that are measured, 0 to 1. */
  sampleRate?: number;
  replay?: boolean;
  /** Share of the measured sessions that are recorded, 0 to 1. */
  replaySampleRate?: number;
  /** What is hidden in recordings: what is typed; all text; or pictures as well. */
  masking?: 'inputs' | 'text' | 'structure';
  /** CSS selectors of what is shown although all text is hidden. */
  showSelectors?: string[];
  recordConsole?: boolean;
  recordNetwork?: boolean;
  recordCanvas?: boolean;
  respectDnt?: boolean;
  requireConsent?: boolean;
  cookieless?: boolean;
  allowLocalhost?: boolean;
  allowFileProtocol?: boolean;
  transport?: 'http' | 'websocket';
  /** Whether the fragment of an address, such as `#/cart`, is part of its path. */
  hashRouting?: boolean;
  /** Paths that are not measured, such as `/admin/*`. */
  excludedPaths?: string[];
  /** Domains of yours that a visitor may go on to: links to them carry the visit along. */
  linkedDomains?: string[];
  /** Query parameters kept in page addresses. */
  queryKeys?: string[];
}
