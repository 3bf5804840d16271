/**
 * The first `max` UTF-16 units, as well-formed Unicode: a cut may halve a surrogate pair, and a lone half is refused by
 * stores that keep UTF-8.
 */
export const clip = (text: string, max: number): string => {
  const cut = text.slice(0, max);
  // Missing before Chrome 111, Safari 16.4, Firefox 119.
  return cut.toWellFormed ? cut.toWellFormed() : cut;
};
