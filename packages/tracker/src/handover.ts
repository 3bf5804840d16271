import { SESSION } from './session.ts';
import type { Settings } from './settings.ts';
import { type Store, save } from './store.ts';
import { isUuid } from './uuid.ts';
import { VISITOR } from './visitor.ts';

/**
 * What a link to another of the site's domains carries: `<visitor>.<session>.<time>.<time of the visitor's first visit>`,
 * times in ms to the base of 36.
 */
export const PARAMETER = '_dp';

/** Long enough for a slow page, and too short for a link that was copied and sent to someone else. */
const VALID = 2 * 60 * 1000;

export const BASE = 36;

/**
 * Takes over the visit that a link has brought along, before one begins here. It is taken out of the address in any case,
 * and forgotten unless something may be kept.
 */
export const takeOver = (settings: Settings, local: Store, mayKeep: boolean, now: number): void => {
  const found = /([?&])_dp=([^&#]*)&?/.exec(location.search);
  if (!found || !settings.linked_domains.length) return;
  const [parameter, before, given] = found as unknown as [string, string, string]; // both groups take part
  const rest = location.search.replace(parameter, before).replace(/[?&]$/, '');
  history.replaceState(history.state, '', location.pathname + rest + location.hash);
  const [visitor_id, id, at = '', since = ''] = given.split('.');
  const isRecent = Math.abs(now - Number.parseInt(at, BASE)) < VALID;
  if (!mayKeep || !isRecent || !isUuid(visitor_id) || !isUuid(id)) return;
  save(local, VISITOR, { id: visitor_id, since: Math.min(now, Number.parseInt(since, BASE) || now) });
  save(local, SESSION, { id, visitor_id, source: {}, began: now, seen: now });
};
