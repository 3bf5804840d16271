import type { DomainEventType } from '@desirepath/contract/domain-events';
import type { WebhookFormat } from '@desirepath/contract/webhooks';
import { t } from '@lingui/core/macro';

/** What happens, as people say it. */
export const EVENT_WORDS: Record<DomainEventType, string> = {
  'session.ended': t`A session has ended`,
  'recording.ready': t`A recording is ready`,
  'frustration.detected': t`Somebody was frustrated`,
  'goal.reached': t`A goal was reached`,
  'survey.answered': t`A question of a survey was answered`,
  'survey.completed': t`A survey was answered to its end`,
  'feedback.received': t`Feedback has come in`,
  'alert.fired': t`An alert has fired`,
};

export const FORMAT_WORDS: Record<WebhookFormat, { label: string; help: string }> = {
  standard: { label: t`A program`, help: t`Signed JSON, as Standard Webhooks has it.` },
  slack: { label: 'Slack', help: t`A message, for an incoming webhook of a channel.` },
  teams: { label: 'Microsoft Teams', help: t`A card, for a workflow that posts to a channel.` },
};
