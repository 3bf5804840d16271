import type { WidgetTheme } from '@desirepath/contract/widget-themes';
import { t } from '@lingui/core/macro';

/** What surveys and the feedback bubble can look like on the pages of a site. */
export const WIDGET_THEME_OPTIONS: readonly { value: WidgetTheme; label: string }[] = [
  { value: 'light', label: t`Light` },
  { value: 'dark', label: t`Dark` },
  { value: 'auto', label: t`As the visitor’s` },
];
