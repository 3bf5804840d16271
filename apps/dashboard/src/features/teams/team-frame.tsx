import { reaches } from '@desirepath/contract/roles';
import type { Team } from '@desirepath/contract/teams';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useMatches } from '@tanstack/react-router';
import { UsersRound } from 'lucide-react';
import { api } from '../../app/api.ts';
import { NotForYou, ToAllSites } from '../../app/fallbacks.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { inSentence } from '../../language/in-sentence.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ROLE_WORDS } from './roles.ts';

const route = getRouteApi('/signed-in/teams/$teamId');

const TABS = [
  { to: '/teams/$teamId/members', label: t`Members`, role: 'viewer' },
  { to: '/teams/$teamId/keys', label: t`API keys`, role: 'admin' },
  { to: '/teams/$teamId/audit', label: t`Audit log`, role: 'admin' },
] as const;

/** The team of this page, once it is known that the caller is in it. */
export function useTeam(): Team | undefined {
  const { teamId } = route.useParams();
  return useQuery(api.teams.list.queryOptions()).data?.items.find(({ id }) => id === teamId);
}

/** The frame of a team's pages: which team, and its pages as tabs. */
export function TeamFrame() {
  const { teamId } = route.useParams();
  const teams = useQuery(api.teams.list.queryOptions());
  const needs = useMatches({ select: (matches) => matches.at(-1)?.staticData.needs }) ?? 'viewer';
  return (
    <div className="mx-auto grid max-w-4xl gap-4">
      <Loaded query={teams}>
        {({ items }) => {
          const team = items.find(({ id }) => id === teamId);
          if (!team)
            return (
              <EmptyState icon={UsersRound} title={t`No such team`} isPage className="py-24" action={<ToAllSites />}>
                <Trans>You may have left it, or been removed. Ask whoever sent you here.</Trans>
              </EmptyState>
            );
          return (
            <>
              <PageHeader
                title={team.name}
                description={t`You are ${inSentence(ROLE_WORDS[team.role].label)} of this team.`}
              />
              <TeamSwitch teams={items} current={team.id} />
              <nav aria-label={t`Team`} className="flex gap-1 overflow-x-auto border-b">
                {TABS.filter(({ role }) => reaches(team.role, role)).map(({ to, label }) => (
                  <Link
                    key={to}
                    to={to}
                    params={{ teamId }}
                    className="-mb-px whitespace-nowrap border-transparent border-b-2 px-3 py-2 font-medium text-muted-foreground hover:text-foreground data-[status=active]:border-primary data-[status=active]:text-foreground"
                  >
                    {label}
                  </Link>
                ))}
              </nav>
              {reaches(team.role, needs) ? <Outlet /> : <NotForYou needs={needs} />}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

function TeamSwitch({ teams, current }: { teams: readonly Team[]; current: string }) {
  if (teams.length < 2) return null;
  return (
    <nav aria-label={t`Your teams`} className="flex flex-wrap gap-2">
      {teams.map(({ id, name }) => (
        <Link
          key={id}
          to="/teams/$teamId/members"
          params={{ teamId: id }}
          aria-current={id === current ? 'page' : undefined}
          className="rounded-md border px-2.5 py-1 hover:bg-hover aria-[current=page]:bg-muted aria-[current=page]:font-medium"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
