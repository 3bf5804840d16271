import { EventType, type eventWithTime } from '@rrweb/types';
import { expect, test } from 'vitest';
import { lostSpans } from './gaps.ts';

const TAB = { id: 'a', to: 900 };
// Only what kind it is and when it was is looked at.
const picture = (timestamp: number) => ({ type: EventType.FullSnapshot, timestamp, data: {} }) as eventWithTime;

test('a hole lasts until the next whole page can be seen', () => {
  const holes = [{ tab_id: 'a', from: 100, to: 300 }];
  expect(lostSpans(holes, TAB, [picture(50), picture(340)])).toEqual([{ from: 100, to: 341 }]);
});

test('until that is here, it lasts to the part that holds it', () => {
  expect(lostSpans([{ tab_id: 'a', from: 100, to: 300 }], TAB, [])).toEqual([{ from: 100, to: 300 }]);
});

test('one that nothing follows lasts to the end of its tab, and those of other tabs are none', () => {
  const holes = [
    { tab_id: 'a', from: 100, to: null },
    { tab_id: 'b', from: 1, to: null },
  ];
  expect(lostSpans(holes, TAB, [])).toEqual([{ from: 100, to: 900 }]);
});
