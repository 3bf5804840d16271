/**
 * How a visit came about. The field's own words (Google Analytics' default channel groups, in short), and `ai` for
 * assistants that answer with links.
 */
export const CHANNELS = ['direct', 'search', 'social', 'ai', 'email', 'paid', 'referral'] as const;
export type Channel = (typeof CHANNELS)[number];
