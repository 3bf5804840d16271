import { SLOT } from '@desirepath/contract/survey-slots';

/** A question as it is read by a visitor of whom nothing is known; what has no words for that is left open. */
export const inGeneral = (text: string): string =>
  text.replace(SLOT, (_, _kind: string, _name: string, otherwise = '') => otherwise || '…');
