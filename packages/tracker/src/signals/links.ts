import { isOnDomain } from '../address.ts';
import { chainOf, originOf } from '../ancestry.ts';
import { type Click, signal } from '../context.ts';
import { blockOf } from '../masking.ts';
import { domainsOf } from '../permission.ts';
import { onClick } from './on-click.ts';

/** Files that browsers save or open apart from the page. */
const FILE =
  /\.(pdf|zip|rar|7z|t?gz|tar|dmg|pkg|exe|msi|apk|deb|rpm|iso|docx?|xlsx?|pptx?|od[tsp]|csv|txt|epub|mp[34]|mov|wav)$/i;

/** Links that lead off the site: to other sites, to files, and to people. */
export const startLinks = signal((context) => {
  const follow = (chain: Element[], point?: Click['point']) => {
    const link = chain.find((around) => around.matches('a[href],area[href]')) as HTMLAnchorElement | undefined;
    if (!link || blockOf(chain)) return;
    const { protocol, origin, pathname } = link;
    const isWeb = /^http/.test(protocol);
    const name = isWeb ? origin + pathname : protocol.slice(0, -1);
    const isFile = link.hasAttribute('download') || (isWeb && FILE.test(pathname));
    const isAway = isWeb && !isOnDomain(domainsOf(context.settings), link) && link.host !== location.host;
    const isContact = /^(mailto|tel|sms)$/.test(name);
    const type = isContact ? 'contact_link' : isFile ? 'download' : isAway && 'outbound_link';
    if (type) context.emit({ ...point, type, name });
  };
  onClick(context, ({ chain, point }) => follow(chain, point));
  // The middle button opens a link in another tab.
  context.listen('auxclick', (event) => {
    if (event.isTrusted && event.button === 1) follow(chainOf(originOf(event)));
  });
});
