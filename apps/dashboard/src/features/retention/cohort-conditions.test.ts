import { conditionsText, writeConditions } from '@desirepath/contract/conditions';
import { expect, it } from 'vitest';
import { cellCondition } from './cohort-conditions.ts';

const days = { from: '2026-11-01', to: '2026-11-30' };
const second = { from: '2026-11-08', to: '2026-11-14' };

it('a cohort is who did the first thing in its period and not before', () => {
  const text = writeConditions([cellCondition({ days, first: 'signup', returning: 'order', joined: second })]) ?? '';
  expect(text).toBe('(did_on:signup:2026-11-08:2026-11-14;!did_on:signup:2026-11-01:2026-11-07)');
  expect(conditionsText.safeParse(text).success).toBe(true);
});

it('a cell is those of them who came back in its own period', () => {
  const joined = { from: '2026-11-01', to: '2026-11-07' };
  const cell = cellCondition({ days, first: undefined, returning: 'order', joined, back: second });
  expect(writeConditions([cell])).toBe('(did_on:/*:2026-11-01:2026-11-07;did_on:order:2026-11-08:2026-11-14)');
});
