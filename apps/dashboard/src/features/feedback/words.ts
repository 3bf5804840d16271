import type { FeedbackState } from '@desirepath/contract/feedback';

export const STATE_NAMES: Record<FeedbackState, string> = { new: 'New', open: 'Open', done: 'Done' };

/** From the worst to the best. */
export const MOOD_NAMES = ['Very bad', 'Bad', 'Neutral', 'Good', 'Very good'] as const;

/** A message as a mail of one's own, where the server cannot send one. */
export function mailtoOf(email: string, page: string, text: string): string {
  const quoted = text.replaceAll(/^/gm, '> ');
  const params = { subject: `Your feedback on ${page}`, body: `\n\n${quoted}` };
  const query = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `mailto:${encodeURIComponent(email)}?${query.join('&')}`;
}
