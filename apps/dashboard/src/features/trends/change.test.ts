import type { Totals } from '@desirepath/contract/trends';
import { expect, it } from 'vitest';
import { changeOf } from './change.ts';

const totals = (figures: Partial<Totals>): Totals => ({
  visitors: 100,
  sessions: 100,
  pageviews: 100,
  bounce_rate: 0.4,
  duration: 60_000,
  events: 0,
  errors: 0,
  frustration_rate: 0,
  conversions: 0,
  revenue: 0,
  ...figures,
});

it('more visitors is good news, fewer is bad', () => {
  const before = totals({ visitors: 100 });
  expect(changeOf('visitors', totals({ visitors: 112 }), before)).toEqual({
    text: '12%',
    direction: 'up',
    tone: 'good',
  });
  expect(changeOf('visitors', totals({ visitors: 88 }), before)).toEqual({
    text: '12%',
    direction: 'down',
    tone: 'bad',
  });
});

it('a lower bounce rate is good news, and it moves by points', () => {
  const before = totals({ bounce_rate: 0.4 });
  const [lower, higher] = [totals({ bounce_rate: 0.386 }), totals({ bounce_rate: 0.44 })];
  expect(changeOf('bounce_rate', lower, before)).toEqual({ text: '1.4 pts', direction: 'down', tone: 'good' });
  expect(changeOf('bounce_rate', higher, before)).toEqual({ text: '4 pts', direction: 'up', tone: 'bad' });
});

it('what rounds to no change is no news', () => {
  const change = changeOf('pageviews', totals({ pageviews: 1001 }), totals({ pageviews: 1000 }));
  expect(change).toEqual({ text: '0%', direction: 'same', tone: 'neutral' });
});

it('a start from nothing is not a percentage', () => {
  expect(changeOf('duration', totals({ duration: 5000 }), totals({ duration: 0 }))).toBeUndefined();
});

it('a period without sessions had no bounce rate to compare with', () => {
  const before = totals({ visitors: 0, sessions: 0, pageviews: 0, bounce_rate: 0, duration: 0 });
  expect(changeOf('bounce_rate', totals({ bounce_rate: 1 }), before)).toBeUndefined();
});

it('a bounce rate that was truly zero can be compared with', () => {
  const change = changeOf('bounce_rate', totals({ bounce_rate: 0.5 }), totals({ bounce_rate: 0 }));
  expect(change).toEqual({ text: '50 pts', direction: 'up', tone: 'bad' });
});

it('everything gone is a fall of all of it', () => {
  const change = changeOf('visitors', totals({ visitors: 0, sessions: 0 }), totals({ visitors: 40 }));
  expect(change).toEqual({ text: '100%', direction: 'down', tone: 'bad' });
});

it('a rise from almost nothing is not spelled out', () => {
  const change = changeOf('visitors', totals({ visitors: 1750 }), totals({ visitors: 4 }));
  expect(change).toEqual({ text: '>999%', direction: 'up', tone: 'good' });
});
