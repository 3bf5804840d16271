import { EventType, type eventWithTime } from '@rrweb/types';
import { expect, test } from 'vitest';
import { picturelessSpans } from './pictures.ts';

// Only the kind and the time matter here.
const event = (type: EventType, timestamp: number) => ({ type, timestamp }) as eventWithTime;

test('there is a picture from one ms after each full snapshot to the next meta event', () => {
  const events = [
    event(EventType.Load, 10),
    event(EventType.Meta, 12),
    event(EventType.FullSnapshot, 20),
    event(EventType.IncrementalSnapshot, 500),
    event(EventType.Meta, 900),
    event(EventType.FullSnapshot, 907),
  ];
  expect(picturelessSpans(events)).toEqual([
    { from: 10, to: 21 },
    { from: 900, to: 908 },
  ]);
});

test('a page that was announced and never shown leaves the picture before it', () => {
  const events = [event(EventType.Meta, 0), event(EventType.FullSnapshot, 5), event(EventType.Meta, 90)];
  expect(picturelessSpans(events)).toEqual([{ from: 0, to: 6 }]);
});
