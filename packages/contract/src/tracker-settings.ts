import type { FeedbackBubble } from './feedback-bubble.ts';

/**
 * What of a page's words is hidden before anything leaves it. `inputs`: all that is typed or chosen. `text`: all text too, so
 * that a replay shows shapes only. `structure`: pictures as well, so that nothing but boxes is left. Marked elements, passwords, card numbers and e-mail addresses are hidden in all.
 */
export const MASKINGS = ['inputs', 'text', 'structure'] as const;
export type Masking = (typeof MASKINGS)[number];

/**
 * What the text of is hidden on any page: what is marked, and what visitors type into; and what a site's settings add to that.
 * One selector that a browser does not know lets it match nothing but an error, and then nothing is read.
 */
export const maskedSelector = (added: readonly string[]): string =>
  ['[data-dp-mask]', '[contenteditable]:not([contenteditable=false])', '[role=textbox]', 'textarea', ...added].join();

/** What nothing is recorded of but the place. */
export const blockedSelector = (added: readonly string[]): string => ['[data-dp-block]', ...added].join();

/** How batches travel: `http` requests, or frames of one WebSocket while it can be had. */
export const TRANSPORTS = ['http', 'websocket'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** What the server writes into the tracking script of a site, in the place of {@link SETTINGS_PLACEHOLDER}. */
export interface TrackerSettings {
  tracking_id: string;
  domain: string;
  replay: boolean;
  sample_rate: number;
  replay_sample_rate: number;
  replay_min_ms: number;
  replay_pages: string[];
  replay_events: string[];
  masking: Masking;
  show_selectors: string[];
  /**
   * {@link maskedSelector} and {@link blockedSelector} of the site. Spelled so that no attribute of the script tag can set
   * them: those are read in lower case.
   */
  maskedSelector: string;
  blockedSelector: string;
  record_console: boolean;
  record_network: boolean;
  record_canvas: boolean;
  respect_dnt: boolean;
  require_consent: boolean;
  cookieless: boolean;
  allow_localhost: boolean;
  hash_routing: boolean;
  excluded_paths: string[];
  linked_domains: string[];
  transport: Transport;
  query_keys: string[];
  /** File name of the script with the rarer signals, beside this one: it changes when its content does. */
  extras_script: string;
  /** What is shown of the site's bubble, where it has one. Spelled as `maskedSelector` is, for the same reason. */
  feedbackBubble?: Omit<FeedbackBubble, 'on'>;
  /** File name of the script of the bubble beside this one. */
  feedbackScript?: string;
  /** File name of the replay script beside this one: it changes when its content does. */
  replay_script: string;
  /** The same of what is recorded only where a site asks for it: its console, requests and canvases. */
  replay_on_request_script: string;
  /** The same of what names the pieces of a snapshot that are known already. */
  pieces_script: string;
  /** File name of the script beside this one that takes pictures of pages for their heatmaps. */
  picture_script: string;
  /** Whether a survey is live. */
  surveys: boolean;
  /** File name of the script beside this one that shows surveys, see `survey-live.ts`. */
  survey_script: string;
}

/** A string literal that stands once in the built core script; the server replaces it, quotes included. */
export const SETTINGS_PLACEHOLDER = '__DESIREPATH_SETTINGS__';
