import { hash } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export const isUuid = (given: string): boolean => UUID.test(given);

/** A UUID (RFC 9562, version 8) that is always the same for the same parts, and tells nothing of them. */
export function uuidOf(...parts: (string | number)[]): string {
  const hex = hash('sha256', JSON.stringify(parts), 'hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0b0011) | 0b1000).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A foreign client's id as one of ours: a UUID is kept, anything else is mapped to the same one each time, of this site. */
export const stableId = (siteId: number, kind: 'session' | 'visitor', given: string): string =>
  isUuid(given) ? given.toLowerCase() : uuidOf('id', siteId, kind, given);
