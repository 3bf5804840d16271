/** What numbers are written by: the 93 printable signs of ASCII that JSON holds as they are, which `"` and `\\` are not. */
const COUNT = 93;

export const codeOf = (digit: number): number => 32 + digit + +(digit > 1) + +(digit > 58);

export const SIGNS = Array.from({ length: COUNT }, (_, digit) => String.fromCharCode(codeOf(digit)));

/** The last sign of a number is one of so many, and those before it, the most significant first, are of the others. */
export const ENDS = 64;
export const GOES_ON = COUNT - ENDS;
