/** Of surveys and of the feedback bubble; `auto` is as the visitor's browser has it. */
export const WIDGET_THEMES = ['light', 'dark', 'auto'] as const;
export type WidgetTheme = (typeof WIDGET_THEMES)[number];
