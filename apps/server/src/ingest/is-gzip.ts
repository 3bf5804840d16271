/** By its first bytes (RFC 1952). */
export const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;
