/** Letters as they are typed in a hurry: without case and accents. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const WHOLE = 1;
const BEGINNING = 0.8;
const WITHIN = 0.5;

/**
 * How well what was typed names a thing: 0, not at all, to 1. Each word of it has to stand in what the thing is found by, in whatever order: the
 * letters of a short word are scattered over any long text, and of two hundred funnels all would be found.
 */
export function fit(foundBy: string, typed: string): number {
  const text = plain(foundBy);
  const there = text.split(/[^\p{L}\p{N}]+/u);
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const fits = words.map((word): number => {
    if (there.includes(word)) return WHOLE;
    if (there.some((one) => one.startsWith(word))) return BEGINNING;
    return text.includes(word) ? WITHIN : 0;
  });
  if (fits.includes(0)) return 0;
  const mean = fits.reduce((sum, one) => sum + one, 0) / fits.length;
  // What it is the beginning of is meant more likely than what it is found in.
  return text.startsWith(words.join(' ')) ? mean : mean * 0.9;
}
