import { t } from '@lingui/core/macro';
export const sourceName = (source: string): string => source || t`Direct`;
