import { DAY_MS } from '@desirepath/contract/durations';
import { KEYS } from '@desirepath/contract/limits';
import { appError } from '../../errors/app-error.ts';
import { api } from '../../http/implement.ts';
import type { Records } from '../../storage/records/open.ts';
import { refuseForeignSites } from '../../storage/records/team-rows.ts';
import { newKey } from './keys.ts';
import { insertKey, revokeKey, selectKeys } from './queries.ts';

interface KeysDependencies {
  records: Records;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

export function createKeysRoutes({ records, createUuid, clock }: KeysDependencies) {
  return {
    list: api.keys.list.handler(async ({ input }) => ({ items: await selectKeys(records, input.team, clock()) })),
    create: api.keys.create.handler(async ({ input, context: { caller } }) => {
      const { team, name, scope, sites, days } = input;
      await refuseForeignSites(records, team, sites);
      const now = clock();
      if ((await selectKeys(records, team, now)).length >= KEYS.perTeam) throw appError('too_many_keys');
      const { key, hash, hint } = newKey();
      const expires_at = days === null ? null : now + days * DAY_MS;
      const row = { id: createUuid(), hint, name, scope, sites };
      await insertKey(records, {
        ...row,
        hash,
        team_id: team,
        account_id: caller.account.id,
        created_at: now,
        expires_at,
      });
      return {
        ...row,
        key,
        made_by: caller.account.name || caller.account.email,
        created_at: new Date(now).toISOString(),
        expires_at: expires_at === null ? null : new Date(expires_at).toISOString(),
        last_used_at: null,
      };
    }),
    revoke: api.keys.revoke.handler(async ({ input: { team, id } }) => {
      if (!(await revokeKey(records, team, id, clock()))) throw appError('key_not_found');
    }),
  };
}
