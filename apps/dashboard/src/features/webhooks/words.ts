import type { DomainEventType } from '@desirepath/contract/domain-events';
import type { WebhookFormat } from '@desirepath/contract/webhooks';

/** What happens, as people say it. */
export const EVENT_WORDS: Record<DomainEventType, string> = {
  'session.ended': 'A session has ended',
  'recording.ready': 'A recording is ready',
  'frustration.detected': 'Somebody was frustrated',
  'goal.reached': 'A goal was reached',
  'survey.answered': 'A question of a survey was answered',
  'survey.completed': 'A survey was answered to its end',
  'feedback.received': 'Feedback has come in',
  'alert.fired': 'An alert has fired',
};

export const FORMAT_WORDS: Record<WebhookFormat, { label: string; help: string }> = {
  standard: { label: 'A program', help: 'Signed JSON, as Standard Webhooks has it.' },
  slack: { label: 'Slack', help: 'A message, for an incoming webhook of a channel.' },
  teams: { label: 'Microsoft Teams', help: 'A card, for a workflow that posts to a channel.' },
};
