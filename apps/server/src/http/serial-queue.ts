import { setImmediate } from 'node:timers/promises';
import type { ErrorCode } from '@desirepath/contract/errors';
import { appError } from '../errors/app-error.ts';

/**
 * Does one thing after the other, with a breath for everyone else between them.
 * @param most how many there may be, with the one that is done now
 * @param busy what is said where there are too many before
 * @returns what does a thing when its turn has come. @throws AppError busy
 */
export function createSerialQueue(most: number, busy: ErrorCode) {
  let count = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (count >= most) throw appError(busy);
    count++;
    const turn = last.then(() => setImmediate()).then(work);
    last = turn.then(
      () => undefined,
      () => undefined, // it is its own caller's to hear of
    );
    try {
      return await turn;
    } finally {
      count--;
    }
  };
}
