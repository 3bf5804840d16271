import { expect, it } from 'vitest';
import { changeOf } from './change.ts';

it('more visitors is good news, fewer is bad', () => {
  expect(changeOf('visitors', 112, 100)).toEqual({ text: '12%', direction: 'up', tone: 'good' });
  expect(changeOf('visitors', 88, 100)).toEqual({ text: '12%', direction: 'down', tone: 'bad' });
});

it('a lower bounce rate is good news, and it moves by points', () => {
  expect(changeOf('bounce_rate', 0.386, 0.4)).toEqual({ text: '1.4 pts', direction: 'down', tone: 'good' });
  expect(changeOf('bounce_rate', 0.44, 0.4)).toEqual({ text: '4 pts', direction: 'up', tone: 'bad' });
});

it('what rounds to no change is no news', () => {
  expect(changeOf('pageviews', 1001, 1000)).toEqual({ text: '0%', direction: 'same', tone: 'neutral' });
});

it('a start from nothing is not a percentage', () => {
  expect(changeOf('sessions', 40, 0)).toBeUndefined();
  expect(changeOf('duration', 0, 0)).toBeUndefined();
});

it('a bounce rate that was zero can be compared with', () => {
  expect(changeOf('bounce_rate', 0.5, 0)).toEqual({ text: '50 pts', direction: 'up', tone: 'bad' });
});

it('everything gone is a fall of all of it', () => {
  expect(changeOf('visitors', 0, 40)).toEqual({ text: '100%', direction: 'down', tone: 'bad' });
});
