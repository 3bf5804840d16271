import type { ShareKind } from '@desirepath/contract/access';
import { DAY_MS } from '@desirepath/contract/durations';
import { SHARES } from '@desirepath/contract/limits';
import type { SharedThing } from '@desirepath/contract/shares';
import { appError } from '../../errors/app-error.ts';
import { api, shareApi } from '../../http/implement.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { newLink } from './links.ts';
import { countShares, insertShare, noteSeen, revokeShare, selectShares } from './queries.ts';

/** What of a thing is noted when it is shared. */
export interface Shareable {
  /** What it is called. */
  name: string;
  /** The recording that has to be kept as long as the link works. */
  subject?: string;
}

/** How the things of each kind are found in a site; undefined where there is no such thing. Given by the slices that have them. */
export type ShareKinds = {
  [Kind in ShareKind]: (site: number, thing: Extract<SharedThing, { kind: Kind }>) => Promise<Shareable | undefined>;
};

interface SharesDependencies {
  records: Records;
  sites: Sites;
  kinds: ShareKinds;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

export function createSharesRoutes({ records, sites, kinds, createUuid, clock }: SharesDependencies) {
  const find = (site: number, thing: SharedThing) => {
    switch (thing.kind) {
      case 'recording':
        return kinds.recording(site, thing);
      case 'clip':
        return kinds.clip(site, thing);
      case 'heatmap':
        return kinds.heatmap(site, thing);
      case 'board':
        return kinds.board(site, thing);
    }
  };

  return {
    list: api.shares.list.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      return { items: await selectShares(records, input.site, input.subject, clock()) };
    }),
    create: api.shares.create.handler(async ({ input: { site, thing, days, note }, context: { caller } }) => {
      await sites.owned(caller.account.id, site);
      const found = await find(site, thing);
      if (!found) throw appError('not_found', { message: 'There is nothing like this to be shared.' });
      const now = clock();
      if ((await countShares(records, site, now)) >= SHARES.perSite) throw appError('too_many_shares');
      const { token, hash } = newLink();
      const id = createUuid();
      const { name, subject = null } = found;
      const [created_at, expires_at] = [now, now + days * DAY_MS];
      const share = { id, thing, name, note, created_at, expires_at };
      await insertShare(records, { ...share, hash, site_id: site, subject, created_by: caller.account.id });
      return {
        ...share,
        created_by: caller.account.name || caller.account.email,
        created_at: new Date(created_at).toISOString(),
        expires_at: new Date(expires_at).toISOString(),
        last_seen_at: null,
        token,
      };
    }),
    revoke: api.shares.revoke.handler(async ({ input: { params, query }, context }) => {
      await sites.owned(context.caller.account.id, query.site);
      if (!(await revokeShare(records, query.site, params.id, clock()))) throw appError('share_not_found');
    }),
    open: shareApi.shares.open.handler(async ({ context: { share, setHeader } }) => {
      // It is another answer once the link is revoked.
      setHeader('cache-control', 'no-store');
      await noteSeen(records, share.id, clock());
      return { kind: share.thing.kind, name: share.name, expires_at: new Date(share.expires_at).toISOString() };
    }),
  };
}
