import type { Scope } from '@desirepath/contract/access';
import { ROLES, type Role } from '@desirepath/contract/roles';
import type { ExpressionBuilder } from 'kysely';
import type { Identity, KeyLimits, Rights } from '../../http/guard.ts';
import type { Records } from './open.ts';
import type { RecordsSchema } from './schema.ts';

/** What the roles of members, and the limits of keys, come to. */
export function createRights(records: Records): Rights {
  return {
    async atSite(identity, siteId) {
      const { key } = identity;
      const row = await records
        .selectFrom('sites')
        .innerJoin('team_members as member', 'member.team_id', 'sites.team_id')
        .select(['member.role', 'sites.team_id'])
        .where('sites.id', '=', siteId)
        .where((site) => isOpenTo(site, identity))
        .where('member.account_id', '=', identity.account.id)
        .executeTakeFirst();
      return row && { role: lesser(roleOf(row.role), key), team: row.team_id ?? '' };
    },
    async inTeam({ account, key }, teamId) {
      // A key of some sites says nothing of the team.
      if (key && (key.team !== teamId || key.sites)) return undefined;
      const row = await records
        .selectFrom('team_members')
        .select('role')
        .where('team_id', '=', teamId)
        .where('account_id', '=', account.id)
        .executeTakeFirst();
      return row && lesser(roleOf(row.role), key);
    },
  };
}

/** As it is stored; what a later version may have written is the least. */
export const roleOf = (stored: string): Role => ROLES.find((role) => role === stored) ?? 'viewer';

/** As much as a key reaches, of what its maker may. */
const MOST: Record<Scope, Role> = { ingest: 'viewer', read: 'analyst', manage: 'admin' };

function lesser(role: Role, key: KeyLimits | undefined): Role {
  if (!key) return role;
  const most = MOST[key.scope];
  return ROLES.indexOf(most) < ROLES.indexOf(role) ? most : role;
}

/** What of an identity decides which sites are open to it. */
type Asker = { account: Pick<Identity['account'], 'id'>; key?: KeyLimits };

/** Whether a site is one that an identity may see: in a team of theirs, and among the sites that they or their key are limited to. */
export function isOpenTo(site: ExpressionBuilder<RecordsSchema, 'sites'>, { account, key }: Asker) {
  const isMember = site.exists(
    site
      .selectFrom('team_members as of')
      .select('of.role')
      .whereRef('of.team_id', '=', 'sites.team_id')
      .where('of.account_id', '=', account.id)
      .where((member) =>
        member.or([
          member('of.all_sites', '=', 1),
          member.exists(
            member
              .selectFrom('team_member_sites as allowed')
              .select('allowed.site_id')
              .whereRef('allowed.team_id', '=', 'of.team_id')
              .whereRef('allowed.account_id', '=', 'of.account_id')
              .whereRef('allowed.site_id', '=', 'sites.id'),
          ),
        ]),
      ),
  );
  if (!key) return isMember;
  const isOfKey = key.sites ? site('sites.id', 'in', key.sites.length > 0 ? key.sites : [-1]) : site.lit(true);
  return site.and([isMember, site('sites.team_id', '=', key.team), isOfKey]);
}
