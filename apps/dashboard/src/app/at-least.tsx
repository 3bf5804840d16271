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

interface AtLeastProps {
  needed: Role;
  children: ReactNode;
}

/** What only those see who may do it. */
export const AtLeast = ({ needed, children }: AtLeastProps) => useMay(needed) && children;
