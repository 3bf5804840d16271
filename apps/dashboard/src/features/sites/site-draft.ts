import { type Site, siteSettings } from '@desirepath/contract/sites';
import type { Problem } from '../../app/problem.ts';

/** The settings of a site as a form holds them: numbers and lists are still the text that was typed. */
export interface SiteDraft {
  name: string;
  domain: string;
  timeZone: string;
  replay: boolean;
  samplePercent: string;
  queryKeys: string;
  allowLocalhost: boolean;
  respectDnt: boolean;
  requireConsent: boolean;
  cookieless: boolean;
}

/** What a part of the form shows and changes. */
export interface SiteFieldsProps {
  draft: SiteDraft;
  set: (part: Partial<SiteDraft>) => void;
  /** Why the last attempt to save was refused. */
  problem?: Problem;
}

export const draftOf = ({ name, domain, settings }: Site): SiteDraft => ({
  name,
  domain,
  timeZone: settings.time_zone,
  replay: settings.replay,
  // Through a fixed precision, for 0.07 * 100 is 7.000000000000001.
  samplePercent: String(Number((settings.sample_rate * 100).toFixed(6))),
  queryKeys: settings.query_keys.join(', '),
  allowLocalhost: settings.allow_localhost,
  respectDnt: settings.respect_dnt,
  requireConsent: settings.require_consent,
  cookieless: settings.cookieless,
});

/** What the server is asked to make of the site. */
export const changesOf = (draft: SiteDraft) => ({
  name: draft.name,
  domain: draft.domain,
  settings: {
    time_zone: draft.timeZone,
    replay: draft.replay,
    sample_rate: Number(draft.samplePercent) / 100,
    query_keys: queryKeysOf(draft.queryKeys),
    allow_localhost: draft.allowLocalhost,
    respect_dnt: draft.respectDnt,
    require_consent: draft.requireConsent,
    cookieless: draft.cookieless,
  },
});

const queryKeysOf = (text: string): string[] => [...new Set(text.split(/[\s,]+/).filter(Boolean))];

/** What is wrong with the typed query parameters, by the contract's own rule. */
export function queryKeysIssue(text: string): string | undefined {
  const keys = queryKeysOf(text);
  const wrong = keys.find((key) => !siteSettings.shape.query_keys.safeParse([key]).success);
  if (wrong)
    return `“${wrong}” cannot be the name of a parameter here: letters, digits, dots, dashes and underscores only.`;
  return siteSettings.shape.query_keys.safeParse(keys).success ? undefined : 'These are too many.';
}
