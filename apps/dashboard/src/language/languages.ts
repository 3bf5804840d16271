/** The languages of the dashboard, each by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof LANGUAGES;

/** English that lies from right to left, to try how pages look that way: `?lang=ar-XB`. Nobody chooses it. */
export const MIRRORED = 'ar-XB';

export type Spoken = Language | typeof MIRRORED;

export const isLanguage = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag);

/** The first of the wanted languages (BCP 47 tags, most wanted first) that is spoken here. */
export function bestOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [language = ''] = tag.toLowerCase().split('-');
    if (isLanguage(language)) return language;
  }
  return 'en';
}

/** The tag to write numbers and dates by: the reader's own habits within the language, `en-GB` rather than `en`. */
export const habitsOf = (spoken: Spoken, wanted: readonly string[]): string =>
  wanted.find((tag) => tag.toLowerCase().split('-')[0] === spoken) ?? spoken;
