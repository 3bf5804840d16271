import { expect, it } from 'vitest';
import { type Asking, askAgain } from './asking-again.ts';

const SECONDS = 1_000;

/** The seconds at which is asked again, of a look every three seconds. */
function askedAt(until: number, last: Asking): number[] {
  const seconds: number[] = [];
  let asking = last;
  for (let now = last.at + 1_000_000; now <= last.at + 1_000_000 + until * SECONDS; now += 3 * SECONDS) {
    const next = askAgain(asking, now);
    if (next) seconds.push((now - last.at) / SECONDS - 1_000);
    asking = next ?? asking;
  }
  return seconds;
}

it('asks at once when all is back, and ever more seldom what fails all the same', () => {
  expect(askedAt(300, { at: 0, pause: 0 })).toEqual([0, 3, 6, 12, 24, 48, 96, 156, 216, 276]);
});

it('begins anew after a calm time', () => {
  expect(askedAt(6, { at: 0, pause: 60_000 })).toEqual([0, 3, 6]);
});
