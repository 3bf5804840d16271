import { ACT_TYPES, type ActType } from '@desirepath/contract/acts';
import type { FunnelDefinition, FunnelStep } from '@desirepath/contract/funnels';
import { FileText, type LucideIcon, MousePointerClick, TextCursorInput, Zap } from 'lucide-react';
import { formatNumber, formatSeconds } from '../../ui/format.ts';

export const ACT_LOOKS: Record<ActType, { label: string; many: string; icon: LucideIcon; placeholder: string }> = {
  page: { label: 'Page', many: 'Pages', icon: FileText, placeholder: '/products/*' },
  event: { label: 'Event', many: 'Events', icon: Zap, placeholder: 'add_to_cart' },
  element: { label: 'Click', many: 'Clicks', icon: MousePointerClick, placeholder: '#buy' },
  form: { label: 'Form', many: 'Forms', icon: TextCursorInput, placeholder: 'checkout' },
};
export const TYPES: readonly ActType[] = ACT_TYPES;

export const ORDERS = [
  { value: 'ordered', label: 'In order', help: 'Each step later than the one before; anything may happen in between.' },
  {
    value: 'strict',
    label: 'Strictly',
    help: 'Nothing of the same kind in between: no other page, where steps are pages.',
  },
  { value: 'any', label: 'In any order', help: 'How many of the steps were done at all.' },
] as const satisfies readonly { value: FunnelDefinition['order']; label: string; help: string }[];

export const UNITS = [
  { value: 'session', label: 'Sessions' },
  { value: 'visitor', label: 'Visitors' },
] as const satisfies readonly { value: FunnelDefinition['count_by']; label: string }[];

/** Windows that are offered; others can be set by the API. */
export const WINDOWS = [
  [300, '5 minutes'],
  [1_800, '30 minutes'],
  [3_600, '1 hour'],
  [86_400, '1 day'],
  [604_800, '7 days'],
  [1_209_600, '14 days'],
  [2_592_000, '30 days'],
  [7_776_000, '90 days'],
] as const;

export function windowWords(seconds: number): string {
  const known = WINDOWS.find(([value]) => value === seconds)?.[1];
  return known ?? `${seconds.toLocaleString()} seconds`;
}

/** What a step is called: by the name it was given, or by what it is. */
export const stepWords = ({ name, value }: Pick<FunnelStep, 'name' | 'value'>): string => name || value;

/** `4 steps in order within 1 day, by session`. */
export function definitionWords({ steps, order, window_seconds, count_by }: FunnelDefinition): string {
  const ordered = { ordered: 'in order', strict: 'strictly in order', any: 'in any order' }[order];
  return `${steps.length} steps ${ordered} within ${windowWords(window_seconds)}, by ${count_by}`;
}

const unit = (seconds: number, per: number, name: string) =>
  `${formatNumber(Number((seconds / per).toPrecision(2)))} ${name}`;

/** Seconds as they are said of a step: `8s`, `2.5 min`, `3 h`, `2 d`. */
export function secondsWords(seconds: number): string {
  if (seconds < 60) return formatSeconds(seconds * 1000);
  if (seconds < 3_600) return unit(seconds, 60, 'min');
  return seconds < 86_400 ? unit(seconds, 3_600, 'h') : unit(seconds, 86_400, 'd');
}
