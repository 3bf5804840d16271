import type { Site } from '@desirepath/contract/sites';
import { appError } from '../../errors/app-error.ts';
import type { Claim } from './claim.ts';
import type { Caller } from './deliver.ts';
import type { ClientSessions } from './sessions.ts';

export interface KnownSites {
  findByTrackingId(trackingId: string): Site | undefined;
  findById(siteId: number): Site | undefined;
  findByHost(host: string): Site | undefined;
}

/**
 * The site a body belongs to: the one it names, else that of its session, else the one on whose pages it was sent.
 * @param pageOrigin of the request, as its headers say
 * @throws AppError unknown_tracking_id, unknown_session, unknown_site
 */
export async function siteOf(
  claim: Claim,
  { pageOrigin, keySite }: Pick<Caller, 'pageOrigin' | 'keySite'>,
  sites: KnownSites,
  sessions: Pick<ClientSessions, 'find'>,
): Promise<Site> {
  if (claim.tracking_id !== undefined) {
    const named = sites.findByTrackingId(claim.tracking_id);
    if (!named) throw appError('unknown_tracking_id');
    return named;
  }
  const session = claim.session_id === undefined ? undefined : await sessions.find(claim.session_id);
  const bySession = session && sites.findById(session.site_id);
  if (bySession) return bySession;
  const byKey = keySite === undefined ? undefined : sites.findById(keySite);
  if (byKey) return byKey;
  for (const host of hostsOf(claim, pageOrigin)) {
    const site = sites.findByHost(host);
    if (site) return site;
  }
  throw appError(claim.session_id === undefined ? 'unknown_site' : 'unknown_session');
}

function* hostsOf({ domain, url }: Claim, pageOrigin: string | undefined): Generator<string> {
  for (const address of [pageOrigin, domain, url]) {
    if (!address) continue;
    const host = URL.parse(address)?.host || URL.parse(`https://${address}`)?.host;
    if (host) yield host;
  }
}
