import { expect, test } from 'vitest';
import { mailtoOf } from './words.ts';

test('what a visitor wrote cannot add recipients or headers to the mail that answers it', () => {
  const address = mailtoOf('ines@example.com', '/cart?x=1&bcc=a@b.c', 'One\n&cc=eve@evil.example');
  const { pathname, searchParams } = new URL(address);
  expect(decodeURIComponent(pathname)).toBe('ines@example.com');
  expect([...searchParams.keys()]).toEqual(['subject', 'body']);
  expect(searchParams.get('body')).toBe('\n\n> One\n> &cc=eve@evil.example');
});
