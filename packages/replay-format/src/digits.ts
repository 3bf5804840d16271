import { ENDS, GOES_ON, SIGNS } from './signs.ts';

/** @param numbers whole, from 0 to 2^32 - 1 */
export const digitsOf = (numbers: readonly number[]): string =>
  numbers
    .map((number) => {
      let text = signOf(number % ENDS);
      for (let rest = Math.floor(number / ENDS); rest; rest = Math.floor(rest / GOES_ON))
        text = signOf(ENDS + (rest % GOES_ON)) + text;
      return text;
    })
    .join('');

const signOf = (digit: number) => SIGNS[digit] ?? '';
