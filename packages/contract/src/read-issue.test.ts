import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { siteId } from './common.ts';
import { conditionsText } from './conditions.ts';
import { ISSUES, type IssueCode, sayOf, sentenceOf } from './issues.ts';
import { readIssue, readSentence } from './read-issue.ts';
import { siteSettings } from './site-settings.ts';

const CODES = Object.keys(ISSUES) as IssueCode[]; // Object.keys loses the literal types
const NUMBERS = ['least', 'most', 'count'];
const namesOf = (code: IssueCode) => [...ISSUES[code].matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** A code, and values that its sentence could name. */
const anyIssue = fc.constantFrom(...CODES).chain((code) => {
  const anyValue = (name: string) => (NUMBERS.includes(name) ? fc.nat() : fc.stringMatching(/^[\w/:. *-]+$/));
  const values = fc.record(Object.fromEntries(namesOf(code).map((name) => [name, anyValue(name)])));
  return fc.record({ code: fc.constant(code), values });
});

test('what a schema says is read back as its code and what it names', () => {
  fc.assert(
    fc.property(anyIssue, fc.option(fc.stringMatching(/^[\w/:. *-]*$/)), ({ code, values }, part) => {
      const sentence = sentenceOf(code, values);
      const message = part === null ? sentence : sayOf(part, sentence);
      const named = part === null ? values : { in: part, ...values };
      expect(readSentence(message)).toEqual({
        ...{ message, code },
        ...(Object.keys(named).length > 0 && { values: named }),
      });
    }),
  );
});

const wrong = (schema: z.ZodType, given: unknown) => schema.safeParse(given).error?.issues.map(readIssue)[0];

test.each<[string, z.ZodType, unknown, object]>([
  ['nothing', z.object({ name: z.string() }), {}, { path: 'name', code: 'needs_value' }],
  ['an empty text', z.string().min(1), '', { code: 'needs_value', message: 'Needs a value' }],
  ['a text too long', z.string().max(3), 'four', { code: 'too_many_characters', values: { most: 3 } }],
  ['a number too large', z.int().max(3), 4, { code: 'too_much', values: { most: 3 }, message: 'No more than 3' }],
  ['another kind', z.string(), 4, { code: 'wrong_kind' }],
  ['a word for a number', z.number(), 'four', { code: 'needs_number' }],
  ['a word for an id of a site', siteId, 'shop', { code: 'needs_number' }],
  ['half a site', siteId, '1.5', { code: 'needs_whole_number' }],
  ['no address', z.email(), 'ada', { code: 'not_email', message: 'Not an e-mail address' }],
  ['none of them', z.enum(['a', 'b']), 'c', { code: 'not_offered', message: 'None of a, b' }],
  ['further in', siteSettings.partial(), { excluded_ips: ['x'] }, { path: 'excluded_ips.0', code: 'not_network' }],
  ['a condition', conditionsText, 'rage;did:order?a>b', { code: 'needs_number', values: { in: 'order?a>b' } }],
])('%s is told by a code', (_, schema, given, issue) => {
  expect(wrong(schema, given)).toMatchObject(issue);
});

test('words that have no code stay as they are', () => {
  const schema = z.string().refine(() => false, { message: 'Not this one' });
  expect(wrong(schema, '')).toEqual({ path: '', message: 'Not this one' });
});
