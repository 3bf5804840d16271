import { expect, it } from 'vitest';
import { readable } from './readable.ts';

it.each([
  ['/men%C3%BC/gr%C3%BCner%20tee', '/menü/grüner%20tee'],
  ['/%E6%97%A5%E6%9C%AC/%F0%9F%98%80', '/日本/😀'],
  ['/%d8%b3%d9%84%d8%a7%d9%85', '/سلام'],
  ['/plain/100%', '/plain/100%'],
  ['/a%2Fb%3Fc%41', '/a%2Fb%3Fc%41'],
  // Of another encoding; cut off; turns round what follows; ends a line.
  ['/men%FC', '/men%FC'],
  ['/%E6%97', '/%E6%97'],
  ['/%E2%80%AEgnp.exe', '/%E2%80%AEgnp.exe'],
  ['/a%E2%80%A8b', '/a%E2%80%A8b'],
])('%s is read as %s', (address, read) => {
  expect(readable(address)).toBe(read);
});
