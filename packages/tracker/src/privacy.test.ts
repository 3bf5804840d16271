import { expect, test } from 'vitest';
import { clip, isSecretName, scrub } from './privacy.ts';

test.each([
  ['an e-mail address', 'Signed in as ada.lovelace+news@mail.example.co.uk now', 'Signed in as *** now'],
  ['two of them', 'a@b.io, c@d.io', '***, ***'],
  ['one in a path', 'https://x.org/u/ada@example.com/edit', 'https://x.org/u/***/edit'],
  ['one percent-encoded', 'https://x.org/?m=ada%40example.com&p=1', 'https://x.org/?m=***&p=1'],
  ['one encoded twice', 'm=ada%2540example.com', 'm=***'],
  ['one in other letters', 'Пишите: анна@почта.рф', 'Пишите: ***'],
  ['a mailto link', 'mailto:ada@163.com', 'mailto:***'],
  ['a card as printed', 'Card 4111 1111 1111 1111 ends', 'Card *** ends'],
  ['a card with dashes', '5500-0000-0000-0004', '***'],
  ['a card in an address', '/cards/4111%201111%201111%201111/x', '/cards/***/x'],
  ['one encoded twice', 'c=3782%2520822463%252010005', 'c=***'],
  ['a card with its code after it', '4111 1111 1111 1111 123', '*** 123'],
  ['a card of American Express', '3782 822463 10005', '***'],
  ['a card without spaces', 'x4111111111111111y', 'x***y'],
])('%s is taken out', (_what, text, clean) => {
  expect(scrub(text)).toBe(clean);
});

test.each([
  ['a picture for dense screens', '/logo@2x.png'],
  ['a handle', 'by @ada on the site'],
  ['a package with its version', 'cdn/vue@3.5.13/dist'],
  ['epoch milliseconds', '/archive/1795381060742'],
  ['a barcode', '/product/4006381333931'],
  ['a UUID', '/order/11111234-1234-4234-8234-123412341234'],
  ['a phone number', '+44 20 7946 0958'],
  ['a number whose check digit is wrong', '4111111111111112'],
  ['a date and time', '2026-11-22 21:30:47'],
])('%s stays', (_what, text) => {
  expect(scrub(text)).toBe(text);
});

test.each([
  'password',
  'userPassword',
  'passwd',
  'passcode',
  'pwd',
  'client_secret',
  'accessToken',
  'cvv',
  'card_number',
  'cardNo',
])('a property called %s holds a secret', (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each(['passengers', 'compass', 'card', 'plan', 'discard'])('a property called %s does not', (name) => {
  expect(isSecretName(name)).toBe(false);
});

test('a cut leaves no half of a surrogate pair', () => {
  expect(clip('ab😀', 3).isWellFormed()).toBe(true);
});

test('an address that the cut would halve is taken out whole', () => {
  expect(clip('write to ada@example.com', 18)).toBe('write to ***');
});

test('a long text without anything private costs next to nothing', () => {
  const text = 'a'.repeat(1_000_000);
  const began = performance.now();
  scrub(text);
  expect(performance.now() - began).toBeLessThan(100);
});
