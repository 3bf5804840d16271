import { expect, it } from 'vitest';
import { inGeneral } from './in-general.ts';

it('a question is named as who asks it wrote it for those of whom nothing is known', () => {
  expect(inGeneral('Your name, {{answer:sc|friend}}?')).toBe('Your name, friend?');
  expect(inGeneral('Why {{answer:q1}}, on {{attribute:plan|no plan}}?')).toBe('Why …, on no plan?');
});
