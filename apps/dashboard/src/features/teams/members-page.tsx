import { reaches } from '@desirepath/contract/roles';
import type { Member, Team } from '@desirepath/contract/teams';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { Loaded } from '../../app/loaded.tsx';
import { sitesQuery } from '../../app/sites.ts';
import { useChange } from '../../app/use-change.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { formatMoment } from '../../ui/format.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { Select } from '../../ui/select.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';
import { InvitationsCard } from './invitations-card.tsx';
import { ROLE_WORDS, roleOptions } from './roles.ts';
import { SitesChoice } from './sites-choice.tsx';
import { TeamEnd } from './team-end.tsx';
import { useTeam } from './team-frame.tsx';

export function MembersPage() {
  const team = useTeam();
  return team && <MembersOf team={team} />; // the frame says why there is none
}

function MembersOf({ team }: { team: Team }) {
  const members = useQuery(api.teams.members.queryOptions({ input: { team: team.id } }));
  const isAdmin = reaches(team.role, 'admin');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <MembersCard team={team} members={members} isAdmin={isAdmin} />
      {/* How tall a list of members is nobody knows before: what stands below comes after it, and does not move. */}
      {!members.isPending && (
        <>
          {isAdmin && <InvitationsCard team={team} />}
          <TeamEnd team={team} />
        </>
      )}
    </div>
  );
}

interface MembersCardProps {
  team: Team;
  members: UseQueryResult<{ items: Member[] }>;
  isAdmin: boolean;
}

function MembersCard({ team, members, isAdmin }: MembersCardProps) {
  return (
    <SectionCard title={t`Members`} description={t`Who sees the sites of this team, and what they may do.`}>
      <Loaded lines={2} query={members}>
        {({ items }) => (
          <Table label={t`Members`}>
            <thead>
              <tr>
                <Th>
                  <Trans>Name</Trans>
                </Th>
                <Th>
                  <Trans>Role</Trans>
                </Th>
                <Th>
                  <Trans>Sites</Trans>
                </Th>
                <Th>
                  <Trans>Since</Trans>
                </Th>
                {isAdmin && <Th aria-label={t`What can be done`} />}
              </tr>
            </thead>
            <tbody>
              {items.map((member) => (
                <MemberRow key={member.account} team={team} member={member} isAdmin={isAdmin} />
              ))}
            </tbody>
          </Table>
        )}
      </Loaded>
    </SectionCard>
  );
}

function MemberRow({ team, member, isAdmin }: { team: Team; member: Member; isAdmin: boolean }) {
  const [isAsked, setAsked] = useState(false);
  const stale = [api.teams.members.key(), api.teams.list.key()];
  const change = useChange(api.teams.changeMember.mutationOptions(), { stale, done: t`${member.name} is changed.` });
  const remove = useChange(api.teams.removeMember.mutationOptions(), { stale, done: t`${member.name} is removed.` });
  const mayChange = isAdmin && reaches(team.role, member.role);
  const who = { team: team.id, account: member.account };
  // Of two presses that follow each other closely the second must not undo the first.
  const asked = change.isPending ? change.variables.sites : undefined;
  const sites = asked === undefined ? member.sites : asked;
  return (
    <tr>
      <Td>
        <p className="flex items-center gap-1.5 font-medium">
          {member.name}
          {member.has_second_factor && (
            <Badge tone="good" title={t`Signs in with a second factor`}>
              <ShieldCheck aria-hidden />
              <Trans>2 factors</Trans>
            </Badge>
          )}
        </p>
        <p className="text-2sm text-muted-foreground">{member.email}</p>
      </Td>
      <Td>
        {mayChange ? (
          <Select
            label={t`Role of ${member.name}`}
            value={member.role}
            options={roleOptions(team.role)}
            onChange={(role) => change.mutate({ ...who, role })}
          />
        ) : (
          ROLE_WORDS[member.role].label
        )}
      </Td>
      <Td>
        {mayChange && !reaches(member.role, 'admin') ? (
          <MemberSites
            team={team}
            member={{ ...member, sites }}
            onChange={(sites) => change.mutate({ ...who, sites })}
          />
        ) : (
          sitesText(member.sites)
        )}
      </Td>
      <Td className="whitespace-nowrap">{formatMoment(member.since)}</Td>
      {isAdmin && (
        <Td className="text-end">
          {mayChange && (
            <Button size="sm" variant="danger" aria-label={t`Remove ${member.name}`} onClick={() => setAsked(true)}>
              <Trans>Remove</Trans>
            </Button>
          )}
          <ConfirmDelete
            open={isAsked}
            onOpenChange={setAsked}
            name={member.name}
            isPending={remove.isPending}
            onConfirm={() => remove.mutate(who)}
          >
            <Trans>
              They no longer see this team, and API keys they have made for it stop working. What they have made stays.
            </Trans>
          </ConfirmDelete>
        </Td>
      )}
    </tr>
  );
}

const sitesText = (sites: number[] | null) =>
  sites === null ? t`All` : plural(sites.length, { one: '# site', other: '# sites' });

interface MemberSitesProps {
  team: Team;
  member: Member;
  onChange: (sites: number[] | null) => void;
}

function MemberSites({ team, member, onChange }: MemberSitesProps) {
  const all = useQuery(sitesQuery).data?.items.filter((site) => site.team === team.id) ?? [];
  return (
    <SitesChoice label={t`Sites of ${member.name}`} sites={all} chosen={member.sites} onChange={onChange}>
      {sitesText(member.sites)}
    </SitesChoice>
  );
}
