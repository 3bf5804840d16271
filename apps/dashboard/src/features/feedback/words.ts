import type { FeedbackState } from '@desirepath/contract/feedback';
import { t } from '@lingui/core/macro';

export const STATE_NAMES: Record<FeedbackState, string> = {
  new: t`New`,
  open: t({ message: 'Open', context: 'what becomes of a message' }),
  done: t`Done`,
};

/** From the worst to the best. */
export const MOOD_NAMES = [t`Very bad`, t`Bad`, t`Neutral`, t`Good`, t`Very good`] as const;

/** A message as a mail of one's own, where the server cannot send one. */
export function mailtoOf(email: string, page: string, text: string): string {
  const quoted = text.replaceAll(/^/gm, '> ');
  const params = { subject: t`Your feedback on ${page}`, body: `\n\n${quoted}` };
  const query = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `mailto:${encodeURIComponent(email)}?${query.join('&')}`;
}
