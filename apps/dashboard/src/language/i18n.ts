import { setupI18n } from '@lingui/core';

/**
 * Says the texts of the dashboard. English is in the code that says it; another language is loaded before that code is
 * (see `start.ts`), so a text may stand anywhere: in a component, a function, a table of labels.
 */
export const i18n = setupI18n({ locale: 'en', messages: { en: {} } });

/** The tag to write numbers, dates and names by; it may say more than the language, such as `en-GB`. */
export const habits = (): string => [i18n.locales ?? i18n.locale].flat()[0] ?? i18n.locale;
