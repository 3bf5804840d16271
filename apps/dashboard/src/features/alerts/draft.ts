import {
  ALERT_METRICS,
  type Alert,
  type AlertFields,
  type AlertMetric,
  type AlertRule,
  type AlertWatch,
} from '@desirepath/contract/alerts';
import { ALERTS } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';

/** An alert as a form has it: everything at once, values as they are typed. */
export interface Draft {
  name: string;
  kind: AlertWatch['kind'];
  metric: AlertMetric;
  of: string | null;
  per: 'hour' | 'day';
  where: string;
  rule: AlertRule['kind'];
  /** Percent of a share, seconds of a time; else the number. */
  value: string;
  direction: 'up' | 'down' | 'both';
  sensitivity: 'low' | 'medium' | 'high';
  minutes: number;
  mail_to: string[];
  webhooks: boolean;
  cooldown_minutes: number;
}

export const NEW: Draft = {
  name: '',
  kind: 'number',
  metric: 'sessions',
  of: null,
  per: 'hour',
  where: '',
  rule: 'unusual',
  value: '',
  direction: 'down',
  sensitivity: 'medium',
  minutes: 60,
  mail_to: [],
  webhooks: false,
  cooldown_minutes: ALERTS.usualCooldown,
};

/** How often a typed unit is in the unit of the wire. */
export const unitOf = (metric: AlertMetric): { per: number; word: string } => {
  const { shape } = ALERT_METRICS[metric];
  if (shape === 'share') return { per: 0.01, word: '%' };
  return shape === 'time' ? { per: 1000, word: t`seconds` } : { per: 1, word: '' };
};

/** What metric a number is of, and whether it can be had by the hour, follow from which it is. */
export function withMetric(draft: Draft, metric: AlertMetric): Draft {
  const given: { of: string | null; day?: true } = ALERT_METRICS[metric];
  return { ...draft, metric, of: null, value: '', per: given.day ? 'day' : draft.per };
}

/** What is watched; nothing while that cannot be said. */
export function watchOf(draft: Draft): AlertWatch | undefined {
  if (draft.kind === 'silence') return { kind: 'silence', minutes: draft.minutes };
  if (draft.kind === 'new_error') return { kind: 'new_error' };
  const { metric, of, per, where, direction, sensitivity } = draft;
  if (ALERT_METRICS[metric].of !== null && !of) return undefined;
  const common = { kind: 'number' as const, metric, of, per, where };
  if (draft.rule === 'unusual') return { ...common, rule: { kind: 'unusual', direction, sensitivity } };
  const typed = Number(draft.value);
  if (draft.value.trim() === '' || !Number.isFinite(typed)) return undefined;
  return { ...common, rule: { kind: draft.rule, value: typed * unitOf(metric).per } };
}

/** What is sent; nothing while something is missing. */
export function fieldsOf(draft: Draft): AlertFields | undefined {
  const watch = watchOf(draft);
  const name = draft.name.trim();
  if (!watch || name === '') return undefined;
  const { mail_to, webhooks, cooldown_minutes } = draft;
  return { name, watch, mail_to, webhooks, cooldown_minutes };
}

export function draftOf({ name, watch, mail_to, webhooks, cooldown_minutes }: Alert): Draft {
  const draft = { ...NEW, name, mail_to, webhooks, cooldown_minutes, kind: watch.kind };
  if (watch.kind === 'silence') return { ...draft, minutes: watch.minutes };
  if (watch.kind === 'new_error') return draft;
  const { metric, of, per, where, rule } = watch;
  const number = { ...draft, metric, of, per, where, rule: rule.kind };
  if (rule.kind === 'unusual') return { ...number, direction: rule.direction, sensitivity: rule.sensitivity };
  // Rounded, for a tenth in percent is 10.000000000000002.
  return { ...number, value: String(Number((rule.value / unitOf(metric).per).toPrecision(12))) };
}
