import type { SiteSettings } from '@desirepath/contract/site-settings';
import { WIDGET_ELEMENT } from '@desirepath/contract/tracking';
import ipaddr from 'ipaddr.js';
import { type AddressRules, pageAddress } from './rows.ts';
import { pagesOf } from './snapshots.ts';
import type { ValidBatch } from './validate.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = [Address, number];

/** Settings are read from the records anew every few seconds, and are then other objects. */
const compiled = new WeakMap<readonly string[], Range[]>();

/** Whether an address is among those whose visits do not count. */
export function isExcludedIp(ip: string, { excluded_ips }: Pick<SiteSettings, 'excluded_ips'>): boolean {
  if (excluded_ips.length === 0 || !ipaddr.isValid(ip)) return false;
  const address = ipaddr.process(ip); // an IPv4 address in IPv6 clothes is one
  let ranges = compiled.get(excluded_ips);
  if (!ranges) {
    ranges = excluded_ips.map(toRange);
    compiled.set(excluded_ips, ranges);
  }
  return ranges.some(([network, bits]) => address.kind() === network.kind() && address.match(network, bits));
}

function toRange(given: string): Range {
  const [network, bits] = given.includes('/') ? ipaddr.parseCIDR(given) : [ipaddr.parse(given), undefined];
  const length = network.kind() === 'ipv4' ? 32 : 128;
  const isMapped = network instanceof ipaddr.IPv6 && network.isIPv4MappedAddress() && (bits ?? 128) >= 96;
  return isMapped ? [network.toIPv4Address(), (bits ?? 128) - 96] : [network, bits ?? length];
}

/** A batch without what happened on pages that are not measured. */
export function withoutExcludedPages(batch: ValidBatch, rules: AddressRules, settings: SiteSettings): ValidBatch {
  if (settings.excluded_paths.length === 0) return batch;
  const isExcluded = (url: string) => isExcludedPath(pageAddress(url, rules).path, settings);
  const known = new Map<string, boolean>();
  const pages = new Set<string>();
  const events = batch.events.filter(({ event }) => {
    const excluded = known.get(event.url) ?? isExcluded(event.url);
    known.set(event.url, excluded);
    if (excluded) pages.add(event.page_id);
    return !excluded;
  });
  const { replay } = batch;
  const isReplayExcluded = replay && (pages.has(replay.page_id) || pagesOf(replay.events).some(isExcluded));
  return { ...batch, events, replay: isReplayExcluded ? undefined : replay };
}

/** As the tracker names it: from whatever it is in down, and which of several it is. */
const IN_WIDGET = new RegExp(`(^|>)${WIDGET_ELEMENT}(:nth-of-type\\(\\d+\\))?$`);

/** A batch without what was pressed in a survey or the bubble: whoever goes on quickly there is in no rage at the page. */
export function withoutWidgets(batch: ValidBatch): ValidBatch {
  const events = batch.events.filter(({ event }) => !IN_WIDGET.test(event.element ?? ''));
  return events.length < batch.events.length ? { ...batch, events } : batch;
}

export const isExcludedPath = (path: string, { excluded_paths }: Pick<SiteSettings, 'excluded_paths'>): boolean =>
  excluded_paths.some((group) => isInGroup(path, group));

/**
 * Whether a path is in a path group, in which `*` stands for anything. Walks both texts and goes back to the last star alone: a
 * regular expression of many stars could be made to take for ever.
 */
export function isInGroup(path: string, group: string): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let resume = 0;
  while (at < path.length) {
    if (group[place] === '*') {
      star = place++;
      resume = at;
    } else if (group[place] === path[at]) {
      place++;
      at++;
    } else if (star >= 0) {
      place = star + 1;
      at = ++resume;
    } else return false;
  }
  while (group[place] === '*') place++;
  return place === group.length;
}
