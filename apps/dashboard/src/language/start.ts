import type { Messages } from '@lingui/core';
import { spokenLanguage } from './choice.ts';
import { i18n } from './i18n.ts';
import { habitsOf, type Spoken } from './languages.ts';

/** Where the catalogue of a language is loaded from; English needs none. */
export type Catalogues = Partial<Record<Spoken, () => Promise<{ default: Messages }>>>;

/** To be awaited before anything that says a text is loaded: tables of labels are filled once. */
export async function startLanguage(catalogues: Catalogues): Promise<void> {
  const spoken = spokenLanguage();
  const { documentElement } = document;
  documentElement.lang = spoken;
  documentElement.dir = spoken.startsWith('ar') ? 'rtl' : 'ltr';
  const catalogue = await catalogues[spoken]?.();
  const habits = habitsOf(spoken, navigator.languages);
  i18n.loadAndActivate({ locale: spoken, locales: habits, messages: catalogue?.default ?? {} });
}
