import { MINUTE_MS } from '@desirepath/contract/durations';
import type { ErrorCode } from '@desirepath/contract/errors';
import { QUERY } from '@desirepath/contract/limits';
import { reaches } from '@desirepath/contract/roles';
import type { Site } from '@desirepath/contract/sites';
import type { BaseLogger } from 'pino';
import { appError } from '../../errors/app-error.ts';
import type { Caller, Identity } from '../../http/guard.ts';
import type { Records } from './open.ts';
import { createReloader } from './reloader.ts';
import { createRights } from './rights.ts';
import { isShared } from './shared.ts';
import {
  deleteRemoval,
  deleteSite,
  insertSite,
  type NewSite,
  type SiteChanges,
  type SitePerson,
  selectAllSites,
  selectPeople,
  selectRemovals,
  selectSite,
  selectSites,
  updateSite,
} from './site-rows.ts';
import { isUniqueViolation } from './unique-violation.ts';

/**
 * How soon a site that was added at one node of several is known at the others. A tracker that comes earlier is told
 * that its site is unknown, so this is shorter than putting the script into a page takes.
 */
const RELOAD_EVERY_MS = 5_000;
/** How long other servers may still store what comes for a site that is gone: until they know, and have written what they had. */
const STORED_ELSEWHERE_MS = MINUTE_MS;

/** The sites, and who may see them. A site of someone else's is as missing as one that never was. */
export interface Sites {
  /** From memory: asked by every request of every visitor. */
  findByTrackingId(trackingId: string): Site | undefined;
  /** From memory. */
  findById(siteId: number): Site | undefined;
  /** From memory: the oldest site with the domain of this host, or with one that it is a part of. */
  findByHost(host: string): Site | undefined;
  /** From memory, oldest first. */
  everySite(): Site[];
  /** A site of a team that the account is in. What the route asks for besides, the guard has looked at. @throws AppError site_not_found */
  owned(accountId: string, siteId: number): Promise<Site>;
  /** For routes that do not name the site: all that the guard would have looked at. @throws AppError site_not_found, forbidden */
  permitted(caller: Caller, siteId: number): Promise<Site>;
  /**
   * For routes that name a thing by its own id: the thing, and its site. Of somebody else's nobody is told that there is one.
   * @throws AppError `missing`, forbidden
   */
  permittedThing<Thing extends { site: number }>(
    caller: Caller,
    thing: Thing | undefined,
    missing: ErrorCode,
  ): Promise<{ thing: Thing; site: Site }>;
  /** Who may see a site. None where there is no such site. */
  people(siteId: number): Promise<SitePerson[]>;
  /** @throws AppError unknown_person where one of these accounts may not see the site */
  refuseStrangers(siteId: number, accounts: readonly string[]): Promise<void>;
  /** What a call is about: the site that it names, or where it names none all that somebody may see. @throws AppError site_not_found */
  among(identity: Identity, siteId: number | undefined): Promise<Site[]>;
  /** Oldest first, those whose id is above `after`. */
  list(identity: Identity, after: number, limit: number): Promise<Site[]>;
  /** @throws AppError domain_taken, forbidden where it names no team and its owner cares for none */
  create(site: NewSite): Promise<Site>;
  /** Settings that are not named stay as they are. @throws AppError site_not_found, domain_taken */
  change(accountId: string, siteId: number, changes: SiteChanges): Promise<Site>;
  /** Its behaviour data is {@link removed} from then on, until someone says it is {@link forgotten}. @throws AppError site_not_found */
  remove(accountId: string, siteId: number): Promise<void>;
  /** Ids of sites that are gone but whose behaviour data may not be. */
  removed(): Promise<number[]>;
  /**
   * Its behaviour data was deleted, beginning at a moment (epoch ms). Where other servers may have stored some since, it stays
   * {@link removed}, to be forgotten once more.
   */
  forgotten(siteId: number, since: number): Promise<void>;
  close(): void;
}

export interface SitesDependencies {
  records: Records;
  /** epoch ms */
  clock: () => number;
  log: Pick<BaseLogger, 'error'>;
}

export async function createSites({ records, clock, log }: SitesDependencies): Promise<Sites> {
  const rights = createRights(records);
  const known = await keepInMemory(records, log);

  const owned = async (accountId: string, siteId: number) => found(await selectSite(records, accountId, siteId));

  async function permitted(caller: Caller, siteId: number, missing: ErrorCode = 'site_not_found'): Promise<Site> {
    const place = await rights.atSite(caller, siteId);
    if (!place) throw appError(missing);
    if (!reaches(place.role, caller.needs)) throw appError('forbidden');
    // What the guard would have noted of a call that names its site.
    Object.assign(caller, place, { site: siteId });
    return found(await selectSite(records, caller.account.id, siteId), missing);
  }

  return {
    findByTrackingId: (trackingId) => known.byTrackingId.get(trackingId.toLowerCase()),
    findById: (siteId) => known.byId.get(siteId),
    findByHost: (host) => findByDomain(known.byDomain, host),
    everySite: () => [...known.byId.values()],
    owned,
    among: async (identity, siteId) =>
      siteId === undefined
        ? selectSites(records, identity, 0, QUERY.sites)
        : [await owned(identity.account.id, siteId)],
    people: (siteId) => selectPeople(records, siteId),
    async refuseStrangers(siteId, accounts) {
      if (accounts.length === 0) return;
      const people = new Set((await selectPeople(records, siteId)).map(({ id }) => id));
      if (!accounts.every((id) => people.has(id))) throw appError('unknown_person');
    },
    permitted: (caller, siteId) => permitted(caller, siteId),
    async permittedThing(caller, thing, missing) {
      if (!thing) throw appError(missing);
      return { thing, site: await permitted(caller, thing.site, missing) };
    },
    list: (identity, after, limit) => selectSites(records, identity, after, limit),
    async create(given) {
      const site = await insertSite(records, given, clock()).catch(refuseTakenDomain);
      await known.reload();
      return site;
    },
    async change(accountId, siteId, changes) {
      const site = found(await updateSite(records, accountId, siteId, changes).catch(refuseTakenDomain));
      await known.reload();
      return site;
    },
    async remove(accountId, siteId) {
      if (!(await deleteSite(records, accountId, siteId, clock()))) throw appError('site_not_found');
      await known.reload();
    },
    removed: () => selectRemovals(records),
    forgotten: (siteId, since) => deleteRemoval(records, siteId, since - (isShared(records) ? STORED_ELSEWHERE_MS : 0)),
    close: () => known.close(),
  };
}

/** All sites. */
async function keepInMemory(records: Records, log: SitesDependencies['log']) {
  const load = async () => {
    const all = (await selectAllSites(records)).sort((one, other) => one.id - other.id);
    memory.byTrackingId = new Map(all.map((site) => [site.tracking_id, site]));
    memory.byId = new Map(all.map((site) => [site.id, site]));
    // The oldest stays: whoever adds a domain that is there already does not get what is sent to it.
    memory.byDomain = new Map(all.toReversed().map((site) => [site.domain, site]));
  };
  const memory = {
    byTrackingId: new Map<string, Site>(),
    byId: new Map<number, Site>(),
    byDomain: new Map<string, Site>(),
    ...createReloader(load, RELOAD_EVERY_MS, (err) => log.error({ err }, 'sites could not be reloaded')),
  };
  await memory.reload();
  return memory;
}

/** A host belongs to its own domain first, then to those above it; `www.` is no difference. */
function findByDomain(byDomain: Map<string, Site>, given: string): Site | undefined {
  const host = given.toLowerCase();
  const name = host.replace(/:\d+$/, '');
  const exact = byDomain.get(host) ?? byDomain.get(name) ?? byDomain.get(`www.${name}`);
  if (exact) return exact;
  for (let dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
    const above = byDomain.get(name.slice(dot + 1));
    if (above) return above;
  }
  return undefined;
}

function found(site: Site | undefined, missing: ErrorCode = 'site_not_found'): Site {
  if (!site) throw appError(missing);
  return site;
}

function refuseTakenDomain(error: unknown): never {
  throw isUniqueViolation(error) ? appError('domain_taken', { cause: error }) : error;
}
