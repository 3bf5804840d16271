import { appError } from '../../errors/app-error.ts';
import type { Caller } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import type { Add } from '../../jobs/jobs.ts';
import type { SendMail } from '../../net/mailer/mail.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { insertTeam } from '../../storage/records/team-rows.ts';
import { createInvitationsRoutes } from './invitations.ts';
import { createMembersRoutes } from './members.ts';
import { renameTeam, selectTeams } from './queries.ts';
import { removeTeam } from './removal.ts';

export interface TeamsDependencies {
  records: Records;
  sites: Sites;
  /** Removes all behaviour of a site, later. */
  removeData: Add<{ site: number }>;
  sendMail: SendMail;
  /** Where people open the dashboard. */
  baseUrl: string;
  /** Whether anyone may have a team, as anyone may register. */
  isOpen: boolean;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

export function createTeamsRoutes(deps: TeamsDependencies) {
  const { records, isOpen, createUuid, clock } = deps;
  const one = async ({ account }: Pick<Caller, 'account'>, id: string) => {
    const [team] = await selectTeams(records, account.id, id);
    if (!team) throw appError('team_not_found');
    return team;
  };

  return {
    list: api.teams.list.handler(async ({ context: { caller } }) => ({
      items: await selectTeams(records, caller.account.id, caller.key?.team),
    })),
    create: api.teams.create.handler(async ({ input: { name }, context: { caller } }) => {
      const ownsOne = (await selectTeams(records, caller.account.id)).some(({ role }) => role === 'owner');
      if (!ownsOne && !isOpen) throw appError('forbidden');
      const id = createUuid();
      await insertTeam(records, { id, owner: caller.account.id, name, now: clock() });
      return one(caller, id);
    }),
    update: api.teams.update.handler(async ({ input: { team, name }, context: { caller } }) => {
      await renameTeam(records, team, name);
      return one(caller, team);
    }),
    remove: api.teams.remove.handler(({ input, context: { caller } }) =>
      removeTeam(deps, caller.account.id, input.team),
    ),
    ...createMembersRoutes(deps),
    ...createInvitationsRoutes(deps, one),
  };
}
