import { type Role, reaches } from '@desirepath/contract/roles';
import type { Member } from '@desirepath/contract/teams';
import { appError } from '../../errors/app-error.ts';
import type { Caller } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import type { Records } from '../../storage/records/open.ts';
import { refuseForeignSites } from '../../storage/records/team-rows.ts';
import { countOwners, deleteMember, lockTeam, selectMembers, setMember } from './queries.ts';
import type { TeamsDependencies } from './routes.ts';

export function createMembersRoutes({ records }: TeamsDependencies) {
  const one = async (team: string, account: string): Promise<Member> => {
    const member = (await selectMembers(records, team)).find((each) => each.account === account);
    if (!member) throw appError('member_not_found');
    return member;
  };
  /** Removes, in one transaction with the look at who is left. @throws AppError last_owner */
  const remove = (team: string, account: string) =>
    records.transaction().execute(async (transaction) => {
      await lockTeam(transaction, team);
      await deleteMember(transaction, team, account);
      await refuseNoOwner(transaction, team);
    });

  return {
    members: api.teams.members.handler(async ({ input, context: { caller } }) => ({
      items: knownTo(caller.account.id, await selectMembers(records, input.team)),
    })),
    changeMember: api.teams.changeMember.handler(
      async ({ input: { team, account, ...changes }, context: { caller } }) => {
        const before = await one(team, account);
        const role = changes.role ?? before.role;
        refuseHigher(caller, before.role, role);
        const sites = limitOf(role, changes.sites === undefined ? before.sites : changes.sites);
        await refuseForeignSites(records, team, sites);
        await records.transaction().execute(async (transaction) => {
          await lockTeam(transaction, team);
          await setMember(transaction, team, account, { role, sites });
          await refuseNoOwner(transaction, team);
        });
        return one(team, account);
      },
    ),
    removeMember: api.teams.removeMember.handler(async ({ input: { team, account }, context: { caller } }) => {
      refuseHigher(caller, (await one(team, account)).role);
      await remove(team, account);
    }),
    leave: api.teams.leave.handler(({ input, context: { caller } }) => remove(input.team, caller.account.id)),
  };
}

/** Who is limited to some sites knows the members that see one of them, and of no other site: one client of an agency not the next. */
function knownTo(account: string, members: Member[]): Member[] {
  const own = members.find((member) => member.account === account)?.sites;
  if (!own) return members;
  return members.flatMap((member) => {
    const sites = member.sites?.filter((site) => own.includes(site)) ?? null;
    return sites?.length === 0 && member.account !== account ? [] : [{ ...member, sites }];
  });
}

/** Nobody makes, changes or removes somebody who may do more than they. @throws AppError forbidden */
export function refuseHigher({ role: own = 'viewer' }: Caller, ...roles: Role[]): void {
  if (!roles.every((role) => reaches(own, role))) throw appError('forbidden');
}

/** Who cares for the team sees all of it. */
export const limitOf = (role: Role, sites: number[] | null): number[] | null => (reaches(role, 'admin') ? null : sites);

async function refuseNoOwner(records: Records, team: string): Promise<void> {
  if ((await countOwners(records, team)) === 0) throw appError('last_owner');
}
