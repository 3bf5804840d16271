import { randomBytes, scryptSync } from 'node:crypto';
import type { Passwords } from '../features/accounts/auth.ts';

/** Kept as a server keeps them, but that whoever guesses is not slowed down: of tests with many accounts, hashing was the half. */
export const quickPasswords: Passwords = {
  async hash(password) {
    const salt = randomBytes(16).toString('hex');
    return `${salt}:${keyOf(password, salt)}`;
  },
  async verify({ hash, password }) {
    const [salt = '', key] = hash.split(':');
    return keyOf(password, salt) === key;
  },
};

const keyOf = (password: string, salt: string) => scryptSync(password, salt, 64, { N: 2 }).toString('hex');
