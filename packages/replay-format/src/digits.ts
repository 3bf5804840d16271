import { codeOf, ENDS, GOES_ON } from './signs.ts';

/** Signs that the largest number takes. */
const MOST = 7;

/** Signs that there is room for at first: about a small change. */
const ROOM = 512;

/** Numbers, written as they come, so that nothing is left to be done for all of them at the end. */
export const createDigits = () => {
  let signs = new Uint8Array(ROOM);
  let used = 0;
  return {
    /** @param number whole, from 0 to 2^32 - 1 */
    add(number: number): void {
      if (used + MOST > signs.length) {
        const larger = new Uint8Array(signs.length * 2);
        larger.set(signs);
        signs = larger;
      }
      const before = Math.floor(number / ENDS);
      for (let rest = before; rest; rest = Math.floor(rest / GOES_ON)) used++;
      let at = used++;
      signs[at] = codeOf(number % ENDS);
      for (let rest = before; rest; rest = Math.floor(rest / GOES_ON)) signs[--at] = codeOf(ENDS + (rest % GOES_ON));
    },
    size: () => used,
    /** All since the last time. */
    take(): string {
      const text = new TextDecoder().decode(signs.subarray(0, used));
      signs = new Uint8Array(ROOM);
      used = 0;
      return text;
    },
  };
};
