import { type TrackedEvent, trackedEvent } from '@desirepath/contract/tracking';
import { expect, test } from 'vitest';
import { cleanJson, flatProps } from './clean.ts';
import { PROP_VALUE_LENGTH } from './limits.ts';

const PAGE = '11111234-1234-4234-8234-123412341234';
const event = (given: Partial<TrackedEvent>): TrackedEvent => ({
  type: 'custom',
  at: 1_795_381_060_742,
  page_id: PAGE,
  url: 'https://shop.org/',
  ...given,
});
const cleaned = (given: Partial<TrackedEvent>): TrackedEvent => JSON.parse(cleanJson([event(given)]))[0];

test('what is private leaves in no field of an event', () => {
  const [mail, card] = ['ada@example.com', '4111 1111 1111 1111'];
  const clean = cleaned({
    url: `https://shop.org/${mail}`,
    title: `Hello ${mail}`,
    name: card,
    element: `a[href="${mail}"]`,
    element_text: card,
    props: flatProps({
      note: mail,
      card: 4111111111111111,
      [mail]: 1,
      password: 'hunter2',
      nested: { mail, deeper: [{ password: 'hunter2' }] },
    }),
  });
  expect(JSON.stringify(clean)).not.toMatch(/ada|example|1111 1111|41111|hunter2/);
  expect(clean).toMatchObject({ at: 1_795_381_060_742, page_id: PAGE });
});

test('nothing is so long or so strange that the contract refuses it', () => {
  const long = 'x'.repeat(5000);
  const props = flatProps({
    ...Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}${long}`, long])),
  });
  const odd = flatProps({
    url: long,
    list: [1, 2],
    none: null,
    not: Number.NaN,
    big: 10n,
    call: () => {},
    gone: undefined,
  });
  for (const given of [props, odd]) {
    const clean = cleaned({
      url: `https://shop.org/${long}`,
      title: long,
      name: long,
      element: long,
      element_text: long,
      props: given,
    });
    expect(trackedEvent.safeParse(clean).error).toBeUndefined();
  }
});

test('properties keep their kinds', () => {
  expect(cleaned({ props: flatProps({ plan: 'pro', seats: 3, paid: true, coupon: null }) }).props).toEqual({
    plan: 'pro',
    seats: 3,
    paid: true,
    coupon: null,
  });
});

test('a property that cannot be read is left out, and no other', () => {
  const self: Record<string, unknown> = { name: 'self' };
  self.self = self;
  const props = flatProps({
    plan: 'pro',
    self,
    get broken() {
      throw new Error('not yet');
    },
    nested: { big: 10n, token: 11n },
    seats: 3,
  });
  expect(cleaned({ props }).props).toEqual({ plan: 'pro', nested: '{"big":"10"}', seats: 3 });
});

test('null is no properties, as nothing is', () => {
  expect(flatProps(null)).toEqual({});
  expect(flatProps()).toEqual({});
});

test('a date is its ISO text', () => {
  const when = new Date('2026-01-02T03:04:05Z');
  expect(cleaned({ props: flatProps({ when, never: new Date(Number.NaN), all: [when] }) }).props).toEqual({
    when: '2026-01-02T03:04:05.000Z',
    never: null,
    all: '["2026-01-02T03:04:05.000Z"]',
  });
});

test('a property is as long as any other, whatever it is called', () => {
  const names = ['name', 'title', 'element', 'element_text', 'constructor', 'toString', 'page_id'];
  const props = Object.fromEntries(names.map((name) => [name, 'x'.repeat(PROP_VALUE_LENGTH)]));
  expect(cleaned({ props: flatProps(props) }).props).toEqual(props);
});
