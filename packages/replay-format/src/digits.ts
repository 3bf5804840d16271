/**
 * Numbers as text that JSON holds as it is: the printable signs of ASCII without `"` and `\`. A sign below `LOW` ends a number;
 * the others stand before it.
 */
const SIGNS = 93;
const LOW = 64;
const HIGH = SIGNS - LOW;
const signOf = (digit: number): number => {
  const code = digit + 32;
  return code < 34 ? code : code < 91 ? code + 1 : code + 2;
};

export const digitsOf = (numbers: readonly number[]): string => {
  let text = '';
  for (const number of numbers) {
    let sign = String.fromCharCode(signOf(number % LOW));
    for (let rest = Math.floor(number / LOW); rest > 0; rest = Math.floor(rest / HIGH)) {
      sign = String.fromCharCode(signOf(LOW + (rest % HIGH))) + sign;
    }
    text += sign;
  }
  return text;
};
