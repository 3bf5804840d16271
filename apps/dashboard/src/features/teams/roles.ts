import type { Role } from '@desirepath/contract/roles';
import { t } from '@lingui/core/macro';
import { rolesUpTo } from '../../app/at-least.tsx';
import { ROLE_NAMES } from '../../app/role-names.ts';

/** What each role is called, and what it may do, in a line. */
export const ROLE_WORDS: Record<Role, { label: string; says: string }> = {
  viewer: { label: ROLE_NAMES.viewer, says: t`Sees everything, changes nothing` },
  analyst: { label: ROLE_NAMES.analyst, says: t`Also makes segments, funnels, notes and links, and exports` },
  admin: { label: ROLE_NAMES.admin, says: t`Also settings, members, keys, the audit log and the privacy desk` },
  owner: { label: ROLE_NAMES.owner, says: t`Also deletes the team, and makes other owners` },
};

/** The roles that somebody of a role may give, to choose from. */
export const roleOptions = (role: Role) => rolesUpTo(role).map((value) => ({ value, label: ROLE_WORDS[value].label }));
