/** Stands where something private stood. */
export const REMOVED = '***';

// `@` may arrive percent-encoded, also twice, in addresses. `logo@2x.png` is a picture, not a person.
const EMAIL = /[^\s:/?#&=;,<>()"'@]{1,64}(@|%(25)*40)(?!\dx\.)[\p{L}\d.-]+\.\p{L}+/gu;
// Grouped as printed on cards (4-4-4-4, 4-6-5), but not within a UUID, with spaces that may be encoded too; or one run, which
// must pass the check below.
const CARD = /\b\d{4}(([\s.+-]|%(25)*20)\d{4}){3}\b|\b\d{4}([\s.+-]|%(25)*20)\d{6}([\s.+-]|%(25)*20)\d{4,5}\b|\d{14,}/g;
const SECRET_NAME = /pass[wpc]|pwd|secret|token|card.?n|cvv|cvc/i;

/** Whether a property, attribute or parameter of this name holds something secret, whatever its value looks like. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name);

/** The text without e-mail addresses and card numbers. Everything that leaves goes through here. */
export const scrub = (text: string): string => {
  const clean = text.replace(CARD, (found) => (isCardNumber(found) ? REMOVED : found));
  // Only then: it is slow on long texts, nearly all of which hold none.
  return /@|%(25)*40/.test(clean) ? clean.replace(EMAIL, REMOVED) : clean;
};

/** Whether {@link scrub} would change it. */
export const isPrivate = (text: string): boolean => scrub(text) !== text;

/**
 * Grouped digits always count as a card. A single run counts when its check digit holds (ISO/IEC 7812-1: every second digit
 * from the right counts double, as the sum of its digits).
 */
const isCardNumber = (found: string): boolean => {
  if (/\D/.test(found)) return true;
  const sum = [...found]
    .reverse()
    .reduce((all, digit, i) => all + +(i % 2 ? ('0246813579'[+digit] as string) : digit), 0);
  return found.length < 20 && sum % 10 === 0;
};

/**
 * The text without what is private, and of that the first `max` UTF-16 units, as well-formed Unicode: a cut may halve a
 * surrogate pair, and a lone half is refused by stores that keep UTF-8.
 */
export const clip = (text: string, max: number): string => {
  const cut = scrub(text).slice(0, max);
  // Missing before Chrome 111, Safari 16.4, Firefox 119.
  return cut.toWellFormed ? cut.toWellFormed() : cut;
};
