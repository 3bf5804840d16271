/** What numbers are written by: the 93 printable signs of ASCII that JSON holds as they are. */
export const SIGNS = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter(
  (sign) => !/["\\]/.test(sign),
);

/** The last sign of a number is one of so many, and those before it, the most significant first, are of the others. */
export const ENDS = 64;
export const GOES_ON = SIGNS.length - ENDS;
