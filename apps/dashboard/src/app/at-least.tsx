import { ROLES, type Role, reaches } from '@desirepath/contract/roles';
import { useQuery } from '@tanstack/react-query';
import { useMatch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from './api.ts';

/** What somebody of a role may give to others. */
export const rolesUpTo = (role: Role): readonly Role[] => ROLES.filter((one) => reaches(role, one));

/**
 * Whether who is signed in may do at the site that is shown what takes a role. It is the server that refuses; this keeps away
 * what it would refuse.
 */
export function useMay(needed: Role): boolean {
  const site = useMatch({ from: '/signed-in/sites/$siteId', shouldThrow: false })?.loaderData;
  const teams = useQuery({ ...api.teams.list.queryOptions(), enabled: site !== undefined });
  const team = teams.data?.items.find(({ id }) => id === site?.team);
  return team === undefined || reaches(team.role, needed);
}

/** The teams that who is signed in may add a site to. Undefined until that is known. */
export function useTeamsForSites() {
  const teams = useQuery(api.teams.list.queryOptions()).data?.items;
  return teams?.filter(({ role }) => reaches(role, 'admin'));
}

/** Whether who is signed in may add a site: not who only looks on in the teams of others, but where anyone may have one. */
export function useMayAddSite(): boolean {
  const isGuest = useTeamsForSites()?.length === 0;
  const setup = useQuery({ ...api.accounts.setup.queryOptions(), enabled: isGuest });
  return !isGuest || setup.data?.can_register === true;
}

interface AtLeastProps {
  needed: Role;
  children: ReactNode;
}

/** What only those see who may do it. */
export const AtLeast = ({ needed, children }: AtLeastProps) => useMay(needed) && children;
