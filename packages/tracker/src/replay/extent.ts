import type { Unrecorded } from '@desirepath/contract/page-state';
import { LARGEST_REPLAY_EVENT } from '../limits.ts';

type TooLarge = Unrecorded['payload'];

/** To write a larger page out would hold a usual phone up for seconds. */
const MOST_ELEMENTS = 150_000;

/** UTF-16 units after which seeking takes noticeably long: what it goes through comes to some 3 MB/s. */
const RENEWED_AFTER = 200_000;

/** And as often as its whole, so that snapshots are a quarter of a recording at most. */
const TIMES_WHOLE = 3;

const tooLarge = (unit: TooLarge['unit'], size: number, limit: number): TooLarge => ({
  reason: 'page_too_large',
  unit,
  size,
  limit,
});

/** Why this document cannot be recorded, before it is tried. */
export const tooManyElements = (): TooLarge | undefined => {
  const { length } = document.getElementsByTagName('*');
  return length > MOST_ELEMENTS ? tooLarge('elements', length, MOST_ELEMENTS) : undefined;
};

/** Why a snapshot of so many UTF-16 units cannot be sent. */
export const tooManyCharacters = (size: number): TooLarge | undefined =>
  size > LARGEST_REPLAY_EVENT ? tooLarge('characters', size, LARGEST_REPLAY_EVENT) : undefined;

/** Counts what is recorded since the page was last written out whole. */
export const createSnapshotPace = () => {
  let whole = 0;
  let since = 0;
  let isTold = false;
  return {
    /** @returns whether it is time for that again, so that who seeks needs little from before; once until it is done */
    note(isSnapshot: boolean, length: number): boolean {
      if (isSnapshot) whole = length;
      since = isSnapshot ? 0 : since + length;
      const isDue = since > Math.max(RENEWED_AFTER, whole * TIMES_WHOLE);
      const isNews = isDue && !isTold;
      isTold = isDue;
      return isNews;
    },
  };
};
