import { t } from '@lingui/core/macro';

/** The cards of a site's settings by the anchors that they are found by, in their order. */
export const SETTINGS_SECTIONS = {
  site: { label: t`Site`, holds: t`Name, domain, time zone` },
  measuring: { label: t`Measuring`, holds: t`Sampling, single-page routes, localhost` },
  goals: { label: t`Goals`, holds: t`What counts as a conversion` },
  recording: { label: t`Recording`, holds: t`Masking, hidden elements, console, requests, canvas` },
  heatmaps: { label: t`Heatmaps`, holds: t`Pictures of pages, widths of devices` },
  feedback: { label: t`Feedback bubble`, holds: t`Look, texts, pages` },
  privacy: { label: t`Privacy of visitors`, holds: t`Do Not Track, consent, cookieless` },
  keeping: { label: t`Keeping`, holds: t`How long recordings and visits are kept` },
  addresses: { label: t`Addresses`, holds: t`Excluded paths and networks, query parameters, domains` },
  links: { label: t`Shared links`, holds: t`Who sees what without an account` },
  mine: { label: t`Ignore my own visits`, holds: '' },
} as const;

export type SettingsSection = keyof typeof SETTINGS_SECTIONS;
