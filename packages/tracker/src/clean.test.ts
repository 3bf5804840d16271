import { type TrackedEvent, trackedEvent } from '@desirepath/contract/tracking';
import { expect, test } from 'vitest';
import { cleanJson, flatProps } from './clean.ts';

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
