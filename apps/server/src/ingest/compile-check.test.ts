import { EVENT_TYPES } from '@desirepath/contract/event-types';
import { batch, replayEvent, trackedEvent } from '@desirepath/contract/tracking';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { compileCheck } from './compile-check.ts';

const PAGE = { page_id: '018f0000-0000-7000-8000-000000000001', url: 'https://shop.example/' };
const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ minLength: 500, maxLength: 3000 }));
const anything = fc.oneof(
  text,
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, 1e308, 0.5, 33_554_432, 33_554_433, 65_536, 10_001, -1),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, undefined, [], {}),
  fc.array(fc.nat(), { maxLength: 300 }),
);
const name = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'toString', '\ud800', '', 'k'));
const props = fc
  .array(fc.tuple(name, fc.oneof(anything, fc.integer(), fc.string())), { maxLength: 60 })
  .map((entries) =>
    JSON.parse(`{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value) ?? 1}`)}}`),
  );

/** Values that are mostly right, so that what goes through is more than nothing. */
const LIKELY: Record<string, fc.Arbitrary<unknown>> = {
  type: fc.constantFrom(...EVENT_TYPES),
  at: fc.integer(),
  page_id: fc.uuid(),
  url: fc.webUrl(),
  props: fc.dictionary(fc.string({ minLength: 1, maxLength: 64 }), fc.oneof(fc.integer(), fc.string()), {
    maxKeys: 51,
  }),
  pointer: fc.constantFrom('mouse', 'touch', 'pen'),
  anchor: fc.constantFrom('fixed', 'sticky'),
  xs: fc.array(fc.nat(1000), { maxLength: 201 }),
  ys: fc.array(fc.nat(1000), { maxLength: 201 }),
  ts: fc.array(fc.nat(1000), { maxLength: 201 }),
  title: fc.string({ maxLength: 520 }),
  name: fc.string({ maxLength: 130 }),
  element: fc.string({ maxLength: 520 }),
  element_text: fc.string({ maxLength: 130 }),
  scroller: fc.string({ maxLength: 520 }),
};
const members = Object.keys(trackedEvent.shape);
const likely = (member: string) => LIKELY[member] ?? fc.integer({ min: 0, max: 10_000 });
const required = ['type', 'at', 'page_id', 'url'];

/** An event with some members, of which some are wrong. */
const event = fc
  .tuple(fc.subarray(members), fc.subarray(required, { minLength: 3 }), fc.subarray([...members, 'unknown']))
  .chain(([some, most, wrong]) =>
    fc.record(
      Object.fromEntries([
        ...[...new Set([...most, ...some])].map((member) => [member, likely(member)]),
        ...wrong.slice(0, 2).map((member) => [member, member === 'props' ? props : fc.oneof(likely(member), anything)]),
      ]),
    ),
  );

const isSound = compileCheck(trackedEvent);
const known = (given: object) => Object.fromEntries(Object.entries(given).filter(([key]) => members.includes(key)));

describe('the quick check of an event', () => {
  it('takes what the contract takes, as the contract takes it, and nothing else', () => {
    let taken = 0;
    fc.assert(
      fc.property(event, (made) => {
        const given: { props?: unknown } = JSON.parse(JSON.stringify(made)); // as a body is read
        const parsed = trackedEvent.safeParse(given);
        const keepsAll = JSON.stringify(given).includes('"__proto__"') === false;
        if (keepsAll) expect(isSound(given)).toBe(parsed.success);
        if (!isSound(given)) return;
        taken += 1;
        expect(parsed.data).toEqual(known(given));
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(300);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['text', 'x'],
    ['an event without a time', { type: 'click', ...PAGE }],
    ['an unknown type', { type: 'toString', at: 1, ...PAGE }],
    ['a script', { type: 'click', at: 1, ...PAGE, url: 'javascript:alert(1)' }],
    ['half an address', { type: 'click', at: 1, ...PAGE, url: 'https://' }],
    ['a time that is no number of ms', { type: 'click', at: 1.5, ...PAGE }],
    ['a property named __proto__', { type: 'click', at: 1, ...PAGE, props: JSON.parse('{"__proto__":1}') }],
    ['a nested property', { type: 'click', at: 1, ...PAGE, props: { a: {} } }],
    ['a trail of too many points', { type: 'click', at: 1, ...PAGE, xs: Array(201).fill(1) }],
  ])('does not take %s', (_what, given) => {
    expect(isSound(given)).toBe(false);
  });

  it('remembers no address for longer than it is the same', () => {
    const given = (url: string) => isSound({ type: 'click', at: 1, ...PAGE, url });
    expect(['https://a.example/', 'nonsense', 'https://a.example/'].map(given)).toEqual([true, false, true]);
  });
});

describe('the quick check of a kind it knows', () => {
  it.each<[string, z.ZodType, unknown[]]>([
    ['texts of a length', z.string().min(2).max(3), ['a', 'ab', 'abc', 'abcd', ['a', 'b'], null]],
    ['texts of a pattern', z.string().regex(/^a/), ['a', 'ab', 'ba', '']],
    ['texts of which three things are asked', z.string().min(2).max(3).regex(/^a/), ['ab', 'a', 'abcd', 'bb', 'ab']],
    ['numbers from one to another', z.number().min(1).max(3), [0.9, 1, 3, 3.1, Number.NaN, '2', 2n]],
    ['numbers between two', z.number().gt(1).lt(3), [1, 1.1, 2.9, 3]],
    ['whole numbers', z.int(), [1, 1.5, -1, 2 ** 53, '1', null]],
    ['any numbers', z.number(), [1.5, Number.POSITIVE_INFINITY, Number.NaN, '1', new Date(0), undefined]],
    ['yes and no', z.boolean(), [true, false, 0, 'true', null]],
    ['one of some words', z.enum(['a', 'b']), ['a', 'b', 'c', 'toString', undefined]],
    ['a rule of the contract', z.string().refine((text) => text !== 'x'), ['x', 'y']],
    ['either', z.union([z.string(), z.null()]), ['x', null, 1, undefined]],
    [
      'lists of a length',
      z.array(z.number()).min(1).max(2),
      [[], [1], [1, 2], [1, 2, 3], [1, 'a'], 'a', { length: 1 }],
    ],
    ['members', z.object({ a: z.string(), b: z.optional(z.null()) }), [{ a: '' }, { b: null }, { a: '', b: 1 }, [], 1]],
    ['names', z.record(z.string().max(1), z.int()), [{}, { a: 1 }, { ab: 1 }, { a: 'x' }, [], null, new Date(0)]],
  ])('agrees with its schema without asking it: %s', (_what, schema, given) => {
    const isTaken = compileCheck(schema);
    const verdicts = given.map((one) => schema.safeParse(one).success);
    const asked = vi.spyOn(schema._zod, 'run');
    expect(given.map((one) => isTaken(one))).toEqual(verdicts);
    expect(asked).not.toHaveBeenCalled();
  });

  it.each<[string, z.ZodType, unknown[]]>([
    ['a pattern that goes on where it stopped', z.string().regex(/a/g), ['a', 'ba', 'a', 'b']],
    ['numbers of 32 bits', z.int32(), [2 ** 31 - 1, 2 ** 31]],
    ['a kind that it does not know', z.literal(['a', 1]), ['a', 1, 'b']],
    ['members that all others have to be like', z.object({}).catchall(z.int()), [{ a: 1 }, { a: 'x' }]],
  ])('lets its schema tell: %s', (_what, schema, given) => {
    const isTaken = compileCheck(schema);
    expect(given.map((one) => isTaken(one) || schema.safeParse(one).success)).toEqual(
      given.map((one) => schema.safeParse(one).success),
    );
  });
});

describe('the quick check of anything else in the contract', () => {
  it('agrees with the contract on what a recorder sends', () => {
    const isReplay = compileCheck(replayEvent);
    const given = fc.record(
      {
        type: fc.oneof(fc.integer({ min: -1, max: 17 }), anything),
        timestamp: anything,
        data: anything,
        more: anything,
      },
      { requiredKeys: ['data'] },
    );
    fc.assert(
      fc.property(given, (one) => {
        expect(isReplay(one)).toBe(replayEvent.safeParse(one).success);
      }),
    );
  });

  it('agrees with the contract on the head of a batch', () => {
    const head = batch.omit({ events: true, replay: true });
    const isHead = compileCheck(head);
    const id = fc.oneof({ weight: 9, arbitrary: fc.uuid() }, { weight: 1, arbitrary: text });
    const given = fc.record(
      {
        tracking_id: id,
        visitor_id: id,
        session_id: id,
        tab_id: id,
        seq: fc.oneof(fc.nat(), fc.constantFrom(4_294_967_295, -1)),
        attempt: fc.integer({ min: 1, max: 65_535 }),
        sent_at: fc.integer(),
        language: fc.string({ maxLength: 40 }),
        automated: fc.oneof({ weight: 5, arbitrary: fc.boolean() }, anything),
        source: fc.oneof(fc.record({ referrer: fc.string(), utm_source: text }, { requiredKeys: [] }), anything),
      },
      { requiredKeys: ['tracking_id', 'visitor_id', 'session_id', 'tab_id', 'seq', 'attempt', 'sent_at'] },
    );
    fc.assert(
      fc.property(given, (one) => {
        expect(isHead(one)).toBe(head.safeParse(one).success);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['changes what it takes', z.object({ a: z.string().trim() }), { a: ' x ' }],
    ['fills in what is missing', z.object({ a: z.string().default('x') }), {}],
    ['knows no other members', z.strictObject({ a: z.string() }), { a: 'x', b: 1 }],
    ['has a rule of its own making', z.string().superRefine((_value, context) => context.addIssue('no')), 'x'],
  ])('leaves a schema alone that %s', (_what, schema, given) => {
    expect(compileCheck(schema as z.ZodType)(given)).toBe(false);
  });
});
