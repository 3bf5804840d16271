import { contract } from '@desirepath/contract';
import type { FastifyInstance } from 'fastify';
import { appError } from '../../../errors/app-error.ts';
import type { Guard } from '../../../http/guard.ts';
import { api } from '../../../http/implement.ts';
import { rawRoute } from '../../../http/raw-route.ts';
import { assetUses, findAsset } from '../../../storage/behaviour/assets/uses.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { hostsOf } from './hosts.ts';
import { setShowsHosts, showsHosts } from './queries.ts';

export interface AssetsDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
}

/** What recordings show besides their DOM, and whether what is not kept may come from the site. */
export function createAssetsRoutes({ behaviour, records, sites }: AssetsDependencies) {
  return {
    list: api.assets.list.handler(async ({ input, context: { caller } }) => {
      await sites.owned(caller.account.id, input.site);
      return { items: await assetUses(behaviour, input.site, input) };
    }),
    hosts: api.assets.hosts.handler(async ({ input: { id }, context: { caller } }) => {
      const site = await sites.owned(caller.account.id, id);
      return { shown: await showsHosts(records, caller.account.id, id), hosts: hostsOf(site) };
    }),
    showHosts: api.assets.showHosts.handler(async ({ input: { id, shown }, context: { caller } }) => {
      const site = await sites.owned(caller.account.id, id);
      await setShowsHosts(records, caller.account.id, id, shown);
      return { shown, hosts: hostsOf(site) };
    }),
  };
}

/**
 * A stranger's file at an address of ours: it is what its bytes say, is no document that anything could run in, and loads
 * nothing.
 */
const HARMLESS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'content-disposition': 'attachment',
  'cross-origin-resource-policy': 'same-origin',
  // Named by its content, and only for those who are signed in.
  'cache-control': 'private, max-age=31536000, immutable',
};

/** The route that gives a kept content. */
export function assetContentRoute({ behaviour, sites }: Pick<AssetsDependencies, 'behaviour' | 'sites'>, guard: Guard) {
  return async (app: FastifyInstance) => {
    rawRoute(app, guard, contract.assets.content, async ({ input, caller, reply }) => {
      await sites.owned(caller.account.id, input.site);
      const asset = await findAsset(behaviour, input.site, input.hash);
      if (!asset) throw appError('asset_not_found');
      return reply.headers(HARMLESS).type(asset.type).send(Buffer.from(asset.content64, 'base64'));
    });
  };
}
