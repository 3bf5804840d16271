import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits: no salt and no slow hash are needed to keep them from being guessed out of their hash. */
export const newSecretToken = (): string => randomBytes(32).toString('base64url');

/** What the store has of a token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Compares hashes, so that neither the length nor the time tells anything. */
export const isSameSecret = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
const digest = (text: string) => createHash('sha256').update(text).digest();
