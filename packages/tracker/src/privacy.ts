/** Stands where something private stood. */
export const REMOVED = '***';

// `@` may arrive percent-encoded, also twice, in addresses. `logo@2x.png` is a picture, not a person.
const EMAIL =
  /[^\s:/?#&=;,<>()"'@[\]\\]{1,64}(?:@|%(?:25)*40)(?!\dx\.)[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,8}\.\p{L}{2,24}/giu;
// Grouped as printed on cards (4-4-4-4, 4-6-5), or one run of digits, which must then pass the check below.
const CARD = /\d{4}(?:[\s.+-]\d{4}){3}|\d{4}[\s.+-]\d{6}[\s.+-]\d{4,5}|\d{13,}/g;
const SECRET_NAME = /pass(?:word|wd|phrase|code)|pwd|secret|token|card.?(?:number|no)|cvv|cvc/i;
const SECRET_PARAMETER = new RegExp(`([?&;][\\w.%[\\]-]*(?:${SECRET_NAME.source})[\\w.%[\\]-]*=)[^&#;\\s"'<>]*`, 'gi');

/** Whether a property, attribute or parameter of this name holds something secret, whatever its value looks like. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name);

/** The text without e-mail addresses, card numbers and secret address parameters. Everything that leaves goes through here. */
export const scrub = (text: string): string => {
  let clean = text;
  // The tests beforehand keep long texts cheap: nearly all hold none of these.
  if (/@|%(?:25)*40/.test(clean)) clean = clean.replace(EMAIL, REMOVED);
  if (/\d{4}/.test(clean)) clean = clean.replace(CARD, (found) => (isCardNumber(found) ? REMOVED : found));
  return clean.includes('=') ? clean.replace(SECRET_PARAMETER, `$1${REMOVED}`) : clean;
};

/**
 * Grouped digits always count as a card. A single run counts when its first digit is one that card networks use (so that
 * epoch milliseconds pass) and its check digit holds (ISO/IEC 7812-1).
 */
const isCardNumber = (found: string): boolean => {
  if (/\D/.test(found)) return true;
  if (found.length > 19 || !/^[2-6]/.test(found)) return false;
  let sum = 0;
  for (let i = 0; i < found.length; i++) {
    const digit = Number(found[found.length - 1 - i]);
    const doubled = i % 2 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};
