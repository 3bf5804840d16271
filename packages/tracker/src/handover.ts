import { isOnDomain } from './address.ts';
import type { Scope } from './context.ts';
import { domainsOf } from './permission.ts';
import { SESSION, type Session } from './session.ts';
import type { Settings } from './settings.ts';
import { type Store, save } from './store.ts';
import { isUuid } from './uuid.ts';
import { VISITOR, visitorOf } from './visitor.ts';

/** `<visitor>.<session>.<time>.<time of the visitor's first visit>`, times in ms to the base of 36. */
const PARAMETER = '_dp';

/** Long enough for a slow page, and too short for a link that was copied and sent to someone else. */
const VALID = 2 * 60 * 1000;

const BASE = 36;

/** Gives the visit along to the site's other domains, which cannot read what is kept here: by links, while they are followed. */
export const handOver = (scope: Scope, session: () => Session, local: Store): void => {
  const { settings, clock } = scope;
  const decorate = (event: MouseEvent) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.host === location.host || !scope.isLive()) return;
    if (!domainsOf(settings).some((domain) => isOnDomain(domain, link))) return;
    const was = link.getAttribute('href') ?? '';
    const now = clock();
    const { id, visitor_id } = session();
    const times = [now, visitorOf(local, now).since].map((at) => at.toString(BASE));
    link.search += `${link.search ? '&' : '?'}${PARAMETER}=${[visitor_id, id, ...times].join('.')}`;
    const { href } = link;
    // The browser has read it by then; who copies the link later copies the page's own.
    setTimeout(() => {
      if (link.href === href) link.setAttribute('href', was);
    });
  };
  if (!settings.linked_domains.length) return;
  scope.listen('click', decorate);
  scope.listen('auxclick', decorate);
};

/**
 * Takes over the visit that a link has brought along, before one begins here. It is taken out of the address in any case,
 * and forgotten unless something may be kept.
 */
export const takeOver = (settings: Settings, local: Store, mayKeep: boolean, now: number): void => {
  const given = new RegExp(`[?&]${PARAMETER}=([^&]*)`).exec(location.search)?.[1];
  if (!given || !settings.linked_domains.length) return;
  const { pathname, search, hash } = location;
  const rest = search.replace(`${PARAMETER}=${given}`, '').replace('&&', '&').replace('?&', '?').replace(/[?&]$/, '');
  history.replaceState(history.state, '', pathname + rest + hash);
  const [visitor_id, id, at = '', since = ''] = given.split('.');
  const isRecent = Math.abs(now - Number.parseInt(at, BASE)) < VALID;
  if (!mayKeep || !isRecent || !isUuid(visitor_id) || !isUuid(id)) return;
  save(local, VISITOR, { id: visitor_id, since: Math.min(now, Number.parseInt(since, BASE) || now) });
  save(local, SESSION, { id, visitor_id, source: {}, began: now, seen: now });
};
