import { hash } from 'node:crypto';

/** A UUID that is always the same for the same text, and tells nothing of it. */
export const uuidOfText = (text: string): string => uuidOfHash(hash('sha256', text, 'hex'));

/** The first 122 bits of a hash (hex) as a UUID of version 8: one whose content is its maker's own (RFC 9562, 5.8). */
export function uuidOfHash(hex: string): string {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0b0011) | 0b1000).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
