import { t } from '@lingui/core/macro';
import type { Problem } from '../../app/problem.ts';

/** What the way back from a provider may say that went wrong. */
export const PROVIDER_PROBLEM_CODES = ['provider_refused', 'registration_closed', 'rate_limited'] as const;

export const PROVIDER_PROBLEMS: Record<(typeof PROVIDER_PROBLEM_CODES)[number], Problem> = {
  provider_refused: {
    code: 'provider_refused',
    message: t`The sign-in provider did not say who you are, or your address is not confirmed there. Try again.`,
    issues: [],
  },
  registration_closed: {
    code: 'registration_closed',
    message: t`Nobody has invited this address yet. Ask an admin of your team for an invitation.`,
    issues: [],
  },
  rate_limited: { code: 'rate_limited', message: t`Too many attempts. Try again in a few minutes.`, issues: [] },
};
