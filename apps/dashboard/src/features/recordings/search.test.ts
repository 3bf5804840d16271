import { expect, it } from 'vitest';
import { parseSearch } from '../../app/search.ts';
import { recordingSearch } from './search.ts';

it('the moment that a link names is one, as a mail about a note writes it', () => {
  expect(recordingSearch.parse(parseSearch('?at=61000'))).toEqual({ at: 61_000 });
});

it.each(['-1', 'soon', '1.5'])('what is no moment counts as not given: %j', (at) => {
  expect(recordingSearch.parse({ at }).at).toBeUndefined();
});
