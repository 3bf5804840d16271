import { reaches } from '@desirepath/contract/roles';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { appError } from '../../errors/app-error.ts';
import { fromCursor, pageOf } from '../../http/cursor.ts';
import type { Caller, Rights } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import type { Add } from '../../jobs/jobs.ts';
import type { Sites } from '../../storage/records/sites.ts';
import type { SiteStatus } from './queries.ts';
import type { RemoveData } from './removal.ts';

export interface SitesDependencies {
  sites: Sites;
  rights: Rights;
  createUuid: () => string;
  /** Whether anyone may have a team, as anyone may register. */
  isOpen: boolean;
  siteStatus: (siteId: number) => Promise<SiteStatus>;
  isVisited: (siteId: number) => Promise<boolean>;
  /** Removes all behaviour of a site, later. */
  removeData: RemoveData;
  /** Deletes what a site does not keep any longer, later. */
  retain: Add<{ site: number }>;
}

export function createSitesRoutes({
  sites,
  rights,
  createUuid,
  isOpen,
  siteStatus,
  isVisited,
  removeData,
  retain,
}: SitesDependencies) {
  const change: Sites['change'] = async (accountId, siteId, changes) => {
    const site = await sites.change(accountId, siteId, changes);
    // Whoever shortens what is kept does not wait for the hour.
    if (Object.keys(changes.settings ?? {}).some((name) => name.startsWith('keep_'))) {
      await retain({ site: siteId }, { owner: accountId, key: String(siteId) });
    }
    return site;
  };
  /** @throws AppError team_not_found, forbidden */
  const refuseOthersTeam = async (caller: Caller, team: string) => {
    const role = await rights.inTeam(caller, team);
    if (!role) throw appError('team_not_found');
    if (!reaches(role, 'admin')) throw appError('forbidden');
  };
  return {
    list: api.sites.list.handler(async ({ input: { limit, cursor }, context: { caller } }) => {
      const after = fromCursor(cursor, z.int()) ?? 0;
      return pageOf(await sites.list(caller, after, limit + 1), limit, ({ id }) => id);
    }),

    create: api.sites.create.handler(async ({ input, context: { caller } }) => {
      const { domain, name = domain, settings = {}, team = caller.key?.team } = input;
      if (team !== undefined) await refuseOthersTeam(caller, team);
      const owner = caller.account.id;
      return sites.create({ owner, name, domain, settings, team, isOpen, tracking_id: createUuid() });
    }),

    get: api.sites.get.handler(({ input, context: { caller } }) => sites.owned(caller.account.id, input.id)),

    // An IPv4 address in IPv6 clothes is one.
    myAddress: api.sites.myAddress.handler(({ context: { ip } }) => ({ address: ipaddr.process(ip).toString() })),

    replace: api.sites.replace.handler(({ input: { id, ...site }, context: { caller } }) =>
      change(caller.account.id, id, site),
    ),

    update: api.sites.update.handler(({ input: { id, ...changes }, context: { caller } }) =>
      change(caller.account.id, id, changes),
    ),

    remove: api.sites.remove.handler(async ({ input: { id }, context: { caller } }) => {
      await sites.remove(caller.account.id, id);
      await removeData({ site: id }, { owner: caller.account.id, key: String(id) });
    }),

    status: api.sites.status.handler(async ({ input, context: { caller } }) => {
      const { id } = await sites.owned(caller.account.id, input.id);
      const { first_event_at, last_event_at, ...counts } = await siteStatus(id);
      return { ...counts, first_event_at: toMoment(first_event_at), last_event_at: toMoment(last_event_at) };
    }),

    visited: api.sites.visited.handler(async ({ input, context: { caller } }) => {
      const { id } = await sites.owned(caller.account.id, input.id);
      return { visited: await isVisited(id) };
    }),
  };
}

const toMoment = (at: number | null) => (at === null ? null : new Date(at).toISOString());
