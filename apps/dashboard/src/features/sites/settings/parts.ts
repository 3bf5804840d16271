import type { SiteSettings } from '@desirepath/contract/site-settings';
import type { Site } from '@desirepath/contract/sites';
import {
  fromLimit,
  fromLines,
  fromPercent,
  fromSeconds,
  fromWholeLines,
  toLimit,
  toLines,
  toPercent,
  toSeconds,
} from './typed.ts';

/** What the server is asked to change. */
export interface SiteChanges {
  name?: string;
  domain?: string;
  settings?: Partial<SiteSettings>;
}

/** Some settings that are shown, changed and saved together: how a form holds them, and what it asks for. */
export interface Part<Draft> {
  read(site: Site): Draft;
  write(draft: Draft): SiteChanges;
}
const part = <Draft>(given: Part<Draft>): Part<Draft> => given;

export const SITE = part({
  read: ({ name, domain, settings }) => ({ name, domain, timeZone: settings.time_zone }),
  write: ({ name, domain, timeZone }) => ({ name, domain, settings: { time_zone: timeZone } }),
});

export const MEASURING = part({
  read: ({ settings }) => ({
    samplePercent: toPercent(settings.sample_rate),
    hashRouting: settings.hash_routing,
    allowLocalhost: settings.allow_localhost,
    transport: settings.transport,
  }),
  write: ({ samplePercent, hashRouting, allowLocalhost, transport }) => ({
    settings: {
      sample_rate: fromPercent(samplePercent),
      hash_routing: hashRouting,
      allow_localhost: allowLocalhost,
      transport,
    },
  }),
});

export const RECORDING = part({
  read: ({ settings }) => ({
    replay: settings.replay,
    samplePercent: toPercent(settings.replay_sample_rate),
    minSeconds: toSeconds(settings.replay_min_ms),
    pages: toLines(settings.replay_pages),
    events: toLines(settings.replay_events),
    masking: settings.masking,
    maskSelectors: toLines(settings.mask_selectors),
    blockSelectors: toLines(settings.block_selectors),
    showSelectors: toLines(settings.show_selectors),
    console: settings.record_console,
    network: settings.record_network,
    canvas: settings.record_canvas,
  }),
  write: ({ replay, samplePercent, minSeconds, pages, events, masking, console, network, canvas, ...draft }) => ({
    settings: {
      replay,
      replay_sample_rate: fromPercent(samplePercent),
      replay_min_ms: fromSeconds(minSeconds),
      replay_pages: fromLines(pages),
      replay_events: fromWholeLines(events),
      masking,
      mask_selectors: fromWholeLines(draft.maskSelectors),
      block_selectors: fromWholeLines(draft.blockSelectors),
      show_selectors: fromWholeLines(draft.showSelectors),
      record_console: console,
      record_network: network,
      record_canvas: canvas,
    },
  }),
});

export const HEATMAPS = part({
  read: ({ settings: { snapshots, breakpoints } }) => ({
    snapshots,
    tablet: toLimit(breakpoints?.tablet ?? null),
    desktop: toLimit(breakpoints?.desktop ?? null),
  }),
  write: ({ snapshots, tablet, desktop }) => ({
    settings: {
      snapshots,
      // With one of them alone the other is refused as too narrow.
      breakpoints:
        fromLimit(tablet) === null && fromLimit(desktop) === null
          ? null
          : { tablet: Number(tablet), desktop: Number(desktop) },
    },
  }),
});

export const FEEDBACK_BUBBLE = part({
  read({ settings: { feedback } }) {
    const { pages, ask_email, ask_element, ...rest } = feedback;
    return { ...rest, pages: toLines(pages), askEmail: ask_email, askElement: ask_element };
  },
  write: ({ pages, askEmail, askElement, ...rest }) => ({
    settings: {
      feedback: { ...rest, pages: fromLines(pages), ask_email: askEmail, ask_element: askElement },
    },
  }),
});

export const PRIVACY = part({
  read: ({ settings }) => ({
    respectDnt: settings.respect_dnt,
    requireConsent: settings.require_consent,
    cookieless: settings.cookieless,
  }),
  write: ({ respectDnt, requireConsent, cookieless }) => ({
    settings: { respect_dnt: respectDnt, require_consent: requireConsent, cookieless },
  }),
});

export const KEEPING = part({
  read: ({ settings }) => ({
    replayDays: toLimit(settings.keep_replays_days),
    replayGigabytes: toLimit(settings.keep_replays_gb),
    eventDays: toLimit(settings.keep_events_days),
    answerDays: toLimit(settings.keep_answers_days),
    feedbackDays: toLimit(settings.keep_feedback_days),
  }),
  write: ({ replayDays, replayGigabytes, eventDays, answerDays, feedbackDays }) => ({
    settings: {
      keep_replays_days: fromLimit(replayDays),
      keep_replays_gb: fromLimit(replayGigabytes),
      keep_events_days: fromLimit(eventDays),
      keep_answers_days: fromLimit(answerDays),
      keep_feedback_days: fromLimit(feedbackDays),
    },
  }),
});

export const ADDRESSES = part({
  read: ({ settings }) => ({
    queryKeys: toLines(settings.query_keys),
    excludedPaths: toLines(settings.excluded_paths),
    excludedIps: toLines(settings.excluded_ips),
    linkedDomains: toLines(settings.linked_domains),
  }),
  write: ({ queryKeys, excludedPaths, excludedIps, linkedDomains }) => ({
    settings: {
      query_keys: fromLines(queryKeys),
      excluded_paths: fromLines(excludedPaths),
      excluded_ips: fromLines(excludedIps),
      linked_domains: fromLines(linkedDomains),
    },
  }),
});
