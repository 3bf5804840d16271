/** What a member of a team may do, each more than the one before. `docs/decisions/0036-teams.md` says what. */
export const ROLES = ['viewer', 'analyst', 'admin', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** Whether a role is as much as is asked for. */
export const reaches = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);
