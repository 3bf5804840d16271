import type { Role } from '@desirepath/contract/access';

/** What each role is called, and what it may do, in a line. */
export const ROLE_WORDS: Record<Role, { label: string; says: string }> = {
  viewer: { label: 'Viewer', says: 'Sees everything, changes nothing' },
  analyst: { label: 'Analyst', says: 'Also makes segments, funnels, notes and links, and exports' },
  admin: { label: 'Admin', says: 'Also settings, members, keys, the audit log and the privacy desk' },
  owner: { label: 'Owner', says: 'Also deletes the team, and makes other owners' },
};

const ORDER: readonly Role[] = ['viewer', 'analyst', 'admin', 'owner'];

/** Whether a role is as much as is asked for. */
export const isAtLeast = (role: Role, needed: Role): boolean => ORDER.indexOf(role) >= ORDER.indexOf(needed);

/** The roles that somebody of a role may give. */
export const rolesUpTo = (role: Role) =>
  ORDER.filter((one) => isAtLeast(role, one)).map((value) => ({ value, label: ROLE_WORDS[value].label }));
