import type { DomainEventType } from '@desirepath/contract/domain-events';
import type { WebhookFormat } from '@desirepath/contract/webhooks';

/** Who is told of what. */
export interface NotificationTables {
  webhooks: {
    id: string;
    site_id: number;
    url: string;
    format: WebhookFormat;
    /** JSON of their types. */
    events: string;
    secret: string;
    /** Signs as well, until then. */
    old_secret: string | null;
    old_secret_until: number | null;
    active: number;
    inactive_because: string | null;
    created_at: number;
  };
  webhook_deliveries: {
    /** The same for one event and one webhook. */
    id: string;
    webhook_id: string;
    event: DomainEventType | 'test';
    /** What is sent, word for word. */
    payload: string;
    status: 'waiting' | 'delivered' | 'failed';
    attempts: number;
    response_status: number | null;
    response_body: string | null;
    error: string | null;
    created_at: number;
    at: number;
    next_at: number | null;
  };
  /** Of sites where somebody waits for ends of sessions: up to when they were told. */
  finished_sessions: {
    site_id: number;
    told_until: number;
  };
  /** Who gets a mail about each week. */
  digests: {
    account_id: string;
    /** `YYYY-MM-DD` of the Monday that the last was sent on, or had been when it was asked for. */
    last_monday: string;
  };
  alerts: {
    id: string;
    site_id: number;
    name: string;
    /** JSON of what is watched. */
    watch: string;
    /** JSON of account ids. */
    mail_to: string;
    webhooks: number;
    cooldown_minutes: number;
    active: number;
    /** Up to when (epoch ms) it was looked at. */
    checked_until: number;
    last_fired_at: number | null;
    problem: string | null;
    created_at: number;
  };
  alert_firings: {
    id: string;
    alert_id: string;
    at: number;
    value: number | null;
    text: string;
    /** JSON of what is told; null of those of before. */
    facts: string | null;
  };
  /** One row, of all servers together; moments in epoch ms. */
  listening: {
    id: 1;
    /** From when on there was no server to receive what is sent, the last time. */
    off_from: number;
    /** Since when there is one again. */
    since: number;
    /** Every minute. */
    noted_at: number;
  };
}
