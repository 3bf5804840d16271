/** The first of `languages` that is `known`: exactly, else by its first part (`de-AT` is content with `de`). */
export const languageOf = (languages: readonly string[], known: readonly string[]): string | undefined => {
  for (const wanted of languages) {
    const exact = wanted.toLowerCase();
    const [first] = exact.split('-');
    const found =
      known.find((one) => one.toLowerCase() === exact) ??
      known.find((one) => one.toLowerCase().split('-')[0] === first);
    if (found) return found;
  }
};

/** Languages that are written from right to left. */
const FROM_RIGHT = /^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

export const directionOf = (language: string): 'rtl' | 'ltr' => (FROM_RIGHT.test(language) ? 'rtl' : 'ltr');
