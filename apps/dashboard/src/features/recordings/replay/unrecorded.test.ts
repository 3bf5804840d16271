import { UNRECORDED_PLUGIN } from '@desirepath/contract/page-state';
import { EventType, type eventWithTime } from '@rrweb/types';
import { expect, test } from 'vitest';
import { unrecordedSpans } from './unrecorded.ts';

const why = { reason: 'page_too_large', unit: 'elements', size: 200_000, limit: 150_000 } as const;
const gaveUp = (timestamp: number): eventWithTime => ({
  type: EventType.Plugin,
  timestamp,
  data: { plugin: UNRECORDED_PLUGIN, payload: why },
});
// Of a snapshot only its time is looked at.
const snapshot = (timestamp: number) => ({ type: EventType.FullSnapshot, timestamp }) as eventWithTime;

test('there is no picture from where the recorder gave up to the next whole page', () => {
  const events = [snapshot(1), gaveUp(10), gaveUp(11), snapshot(20), snapshot(30), gaveUp(40)];
  expect(unrecordedSpans(events)).toEqual([
    { from: 10, to: 20, why },
    { from: 40, to: Number.POSITIVE_INFINITY, why },
  ]);
});
