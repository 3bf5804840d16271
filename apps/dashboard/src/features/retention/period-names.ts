import type { Period } from '@desirepath/contract/periods';
import { t } from '@lingui/core/macro';

/** What one of the periods is called, before its number. */
export const PERIOD_NAMES: Record<Period, string> = { day: t`Day`, week: t`Week`, month: t`Month` };
