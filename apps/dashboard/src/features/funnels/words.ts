import { ACT_TYPES, type ActType } from '@desirepath/contract/acts';
import type { FunnelDefinition, FunnelStep } from '@desirepath/contract/funnel-definition';
import { readable } from '@desirepath/contract/readable';
import { plural, t } from '@lingui/core/macro';
import { FileText, type LucideIcon, MousePointerClick, TextCursorInput, Zap } from 'lucide-react';
import { formatNumber, formatSeconds } from '../../ui/format.ts';

export const ACT_LOOKS: Record<ActType, { label: string; many: string; icon: LucideIcon; placeholder: string }> = {
  page: { label: t`Page`, many: t`Pages`, icon: FileText, placeholder: '/products/*' },
  event: { label: t`Event`, many: t`Events`, icon: Zap, placeholder: 'add_to_cart' },
  element: { label: t`Click`, many: t`Clicks`, icon: MousePointerClick, placeholder: '#buy' },
  form: { label: t`Form`, many: t`Forms`, icon: TextCursorInput, placeholder: 'checkout' },
};
export const TYPES: readonly ActType[] = ACT_TYPES;

export const ORDERS = [
  {
    value: 'ordered',
    label: t`In order`,
    help: t`Each step later than the one before; anything may happen in between.`,
  },
  {
    value: 'strict',
    label: t`Strictly`,
    help: t`Nothing of the same kind in between: no other page, where steps are pages.`,
  },
  { value: 'any', label: t`In any order`, help: t`How many of the steps were done at all.` },
] as const satisfies readonly { value: FunnelDefinition['order']; label: string; help: string }[];

export const UNITS = [
  { value: 'session', label: t`Sessions` },
  { value: 'visitor', label: t`Visitors` },
] as const satisfies readonly { value: FunnelDefinition['count_by']; label: string }[];

/** Windows that are offered; others can be set by the API. */
export const WINDOWS = [
  [300, t`5 minutes`],
  [1_800, t`30 minutes`],
  [3_600, t`1 hour`],
  [86_400, t`1 day`],
  [604_800, t`7 days`],
  [1_209_600, t`14 days`],
  [2_592_000, t`30 days`],
  [7_776_000, t`90 days`],
] as const;

export function windowWords(seconds: number): string {
  const known = WINDOWS.find(([value]) => value === seconds)?.[1];
  return known ?? plural(seconds, { one: '# second', other: '# seconds' });
}

/** What a step is called: by the name it was given, or by what it is. */
export const stepWords = ({ name, value }: Pick<FunnelStep, 'name' | 'value'>): string => name || readable(value);

/** `4 steps · in order · within 1 day · by session`. */
export function definitionWords({ steps, order, window_seconds, count_by }: FunnelDefinition): string {
  const ordered = { ordered: t`in order`, strict: t`strictly in order`, any: t`in any order` }[order];
  const counted = { session: t`by session`, visitor: t`by visitor` }[count_by];
  const many = plural(steps.length, { one: '# step', other: '# steps' });
  return [many, ordered, t`within ${windowWords(window_seconds)}`, counted].join(' · ');
}

const amount = (seconds: number, per: number) => formatNumber(Number((seconds / per).toPrecision(2)));

/** Seconds as they are said of a step: `8s`, `2.5 min`, `3 h`, `2 d`. */
export function secondsWords(seconds: number): string {
  if (seconds < 60) return formatSeconds(seconds * 1000);
  if (seconds < 3_600) return t`${amount(seconds, 60)} min`;
  return seconds < 86_400 ? t`${amount(seconds, 3_600)} h` : t`${amount(seconds, 86_400)} d`;
}
