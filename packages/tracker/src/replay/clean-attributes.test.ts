import { expect, test } from 'vitest';
import { cleanAttributes } from './clean-attributes.ts';

const clean = (tag: string, attributes: Record<string, unknown>, isMasked = false) =>
  cleanAttributes(tag, attributes.type, attributes, isMasked, { isStructureOnly: false });

test.each([
  ['input', { value: 'ada' }, { value: '***' }],
  ['input', { type: 'hidden', value: 'csrf' }, { type: 'hidden', value: '****' }],
  ['fancy-input', { value: 'ada' }, { value: '***' }],
  ['div', { 'data-replicated-value': 'my dear' }, { 'data-replicated-value': '** ****' }],
  ['a', { href: 'mailto:ada@example.com' }, { href: 'mailto:***' }],
  ['div', { 'data-auth-token': 'abc' }, { 'data-auth-token': '***' }],
])('on %s, %j leaves as %j', (tag, given, left) => {
  expect(clean(tag, given)).toEqual(left);
});

test.each([
  ['input', { type: 'submit', value: 'Buy now' }],
  ['input', { type: 'RADIO', value: 'red' }],
  ['option', { value: 'DE' }],
  ['progress', { value: '0.4' }],
  ['path', { d: 'M4111 1111 1111 1111' }],
  ['img', { src: '/logo@2x.png', rr_width: '20px' }],
])('on %s, %j leaves as it is', (tag, given) => {
  expect(clean(tag, given)).toEqual(given);
});

test('what people read of a masked element is masked', () => {
  expect(clean('img', { alt: 'Ada', title: 'Her', src: '/a.png' }, true)).toEqual({
    alt: '***',
    title: '***',
    src: '/a.png',
  });
});

test('handlers and the source of inner documents stay behind', () => {
  expect(clean('iframe', { onload: 'x()', srcdoc: '<p>Ada</p>', id: 'f' })).toEqual({ id: 'f' });
});

test('of structure alone no picture leaves', () => {
  const given = { src: '/a.png', srcset: '/b.png 2x', style: 'color: red; background: url("/c.png")', class: 'hero' };
  expect(cleanAttributes('img', undefined, given, true, { isStructureOnly: true })).toEqual({
    style: 'color: red; background: url()',
    class: 'hero',
  });
});
