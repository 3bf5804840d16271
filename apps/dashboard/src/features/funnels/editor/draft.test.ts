import { expect, it } from 'vitest';
import { moved } from '../../../app/moved.ts';
import { type Draft, definitionOf, draftProblem, EMPTY, settled } from './draft.ts';

const step = (value: string, optional = false) => ({ key: value, type: 'page' as const, value, filters: [], optional });
const draft = (...steps: Draft['steps']): Draft => ({ ...EMPTY, steps });

it('a step moves to where it is put, and no further than the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b'], 1, 9)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 7, 0)).toEqual(['a', 'b']);
});

it('what came to an end of the funnel must be done', () => {
  const optional = settled(draft(step('/a', true), step('/b', true), step('/c', true))).steps.map(
    (one) => one.optional,
  );
  expect(optional).toEqual([false, true, false]);
});

it('an exclusion does not reach beyond the last step', () => {
  const exclusion = { type: 'page' as const, value: '/x', filters: [], from: 2, to: 3 };
  const { exclusions } = settled({ ...draft(step('/a'), step('/b')), exclusions: [exclusion] });
  expect(exclusions).toEqual([{ type: 'page', value: '/x', filters: [] }]);
});

it('says what is missing, and what it is without its keys', () => {
  expect(draftProblem(draft(step('/a')))).toBe('Two steps make a funnel.');
  expect(draftProblem(draft(step('/a'), step('/b')))).toBeUndefined();
  expect(definitionOf(draft(step('/a'))).steps).toEqual([{ type: 'page', value: '/a', filters: [], optional: false }]);
});
