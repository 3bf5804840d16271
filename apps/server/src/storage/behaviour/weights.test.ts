import { expect, it } from 'vitest';
import { Weights } from './weights.ts';

const MB = 1024 * 1024;
const DAYS = (count: number) => ({
  site: 1,
  from: '2026-03-01 00:00:00',
  until: `2026-03-${String(count + 1).padStart(2, '0')} 00:00:00`,
});

it('knows nothing of a question that has not been asked, nor of another site that asks the same', () => {
  const weights = new Weights();
  weights.note('SELECT 1', DAYS(10), MB);
  expect(weights.of('SELECT 1', DAYS(10))).toBe('light');
  expect(weights.of('SELECT 2', DAYS(10))).toBe('unknown');
  expect(weights.of('SELECT 1', { ...DAYS(10), site: 2 })).toBe('unknown');
});

it('takes a question as heavy that took much, and of fewer days as light', () => {
  const weights = new Weights();
  weights.note('SELECT 1', DAYS(20), 250 * MB);
  expect(weights.of('SELECT 1', DAYS(20))).toBe('heavy');
  expect(weights.of('SELECT 1', DAYS(2))).toBe('light');
});

it('sees that a question has grown heavy', () => {
  const weights = new Weights();
  weights.note('SELECT 1', {}, 40 * MB);
  weights.note('SELECT 1', {}, 250 * MB);
  expect(weights.of('SELECT 1', {})).toBe('heavy');
});

it('remembers as many as it may, and forgets what has not come for the longest', () => {
  const weights = new Weights();
  for (let each = 0; each < 1_000; each++) weights.note(`SELECT ${each}`, {}, MB);
  expect(weights.of('SELECT 0', {})).toBe('unknown');
  expect(weights.of('SELECT 999', {})).toBe('light');
});
