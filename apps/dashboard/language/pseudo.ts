const RIGHT_TO_LEFT = '\u200f\u202e';
const END = '\u202c\u200f';

/**
 * A piece of English as a right-to-left language would lie: each word is forced to run from right to left, as the
 * pseudo-locale `ar-XB` of CLDR does it. The tags of elements stay as they are.
 */
export const mirrored = (text: string): string =>
  text.replace(/<[^>]*>|[^\s<>]+/g, (piece) => (piece.startsWith('<') ? piece : RIGHT_TO_LEFT + piece + END));
