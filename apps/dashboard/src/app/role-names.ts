import type { Role } from '@desirepath/contract/roles';
import { t } from '@lingui/core/macro';

export const ROLE_NAMES: Record<Role, string> = {
  viewer: t`Viewer`,
  analyst: t`Analyst`,
  admin: t`Admin`,
  owner: t`Owner`,
};
