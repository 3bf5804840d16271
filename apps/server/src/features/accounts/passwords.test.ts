import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refuseWeakPassword } from './passwords.ts';

const email = 'ada.lovelace@example.com';

describe('refused', () => {
  test.each([
    ['too short', 'x7#kQ9v!2'],
    ['the e-mail address', 'Ada.Lovelace@example.com'],
    ['its first half', 'ada.lovelace'],
    ['digits', '4815162342'],
    ['one character', 'aaaaaaaaaaaa'],
    ['two characters', '1212121212'],
    ['the alphabet', 'abcdefghij'],
    ['a keyboard row', 'qwertyuiop'],
    ['a row backwards', 'poiuytrewq'],
    ['a row twice', 'qwertyqwerty'],
    ['rows zipped', '1q2w3e4r5t'],
    ['keyboard columns', '1qaz2wsx3edc'],
    ['a French keyboard', 'azertyuiop'],
    ['a favourite with digits', 'password123'],
    ['a favourite with a year', 'Welcome2026!'],
    ['a favourite in disguise', 'p4$$w0rd99'],
    ['a favourite twice', 'adminadmin'],
    ['a favourite between digits', '123iloveyou456'],
  ])('%s', (_, password) => {
    expect(() => refuseWeakPassword(password, email)).toThrow(expect.objectContaining({ code: 'weak_password' }));
  });
});

describe('accepted', () => {
  test.each([
    ['a few words', 'correct horse battery staple'],
    ['a generated one', 'kV7#qz!mP2xw'],
    ['a sentence with a favourite in it', 'my password is not this one'],
    ['another script', 'Съешь же ещё этих'],
    ['the e-mail address within more', 'ada.lovelace likes engines'],
  ])('%s', (_, password) => {
    expect(() => refuseWeakPassword(password, email)).not.toThrow();
  });

  test('whatever a generator of 16 letters and digits makes', () => {
    const character = fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789');
    const generated = fc
      .array(character, { minLength: 16, maxLength: 16 })
      .filter((characters) => new Set(characters).size > 8 && characters.filter((c) => /[a-z]/i.test(c)).length > 6);
    fc.assert(fc.property(generated, (characters) => refuseWeakPassword(characters.join(''), email)));
  });
});

test('the reason names the length that is asked for', () => {
  expect(() => refuseWeakPassword('short', email)).toThrow('at least 10 characters');
});
