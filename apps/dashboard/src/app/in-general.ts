/** As the tracker's `survey/speech.ts` reads them; in the braces is what stands there where nothing is known. */
const SLOT = /\{\{(?:answer|attribute):[\w. -]+(?:\|([^}]*))?\}\}/g;

/** A question as it is read by a visitor of whom nothing is known; what has no words for that is left open. */
export const inGeneral = (text: string): string => text.replace(SLOT, (_, otherwise = '') => otherwise || '…');
