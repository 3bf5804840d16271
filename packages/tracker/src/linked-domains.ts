import { isOnDomain } from './address.ts';
import { signal } from './context.ts';
import { BASE, PARAMETER } from './handover.ts';
import { domainsOf } from './permission.ts';
import type { Kit } from './signals/lazily.ts';

/** Gives the visit along to the site's other domains, which cannot read what is kept here: by links, as they are followed. */
export const startHandingOver = signal<Kit>((scope) => {
  const { settings, clock, local } = scope;
  const decorate = (event: MouseEvent) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.host === location.host || !scope.isLive()) return;
    if (!isOnDomain(domainsOf(settings), link)) return;
    const was = link.getAttribute('href') ?? '';
    const now = clock();
    const { id, visitor_id } = scope.session();
    const times = [now, scope.visitorOf(local, now).since].map((at) => at.toString(BASE));
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
});
