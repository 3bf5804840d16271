/**
 * Addresses as browsers show them: `/men%C3%BC` is `/menü`. Only letters, digits and pictures stand for themselves: a sign that is encoded could
 * hide, end or turn round what stands beside it.
 */
export const readable = (text: string): string => text.replace(/(?:%[89a-f][0-9a-f])+/gi, decoded);

const SHOWN = /[\p{L}\p{M}\p{N}\p{Extended_Pictographic}]/u;

function decoded(encoded: string): string {
  try {
    const characters = Array.from(decodeURIComponent(encoded));
    return characters.map((one) => (SHOWN.test(one) ? one : encodeURIComponent(one))).join('');
  } catch {
    return encoded; // of another encoding, or cut off
  }
}
