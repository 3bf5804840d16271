import type { Settings } from '../settings.ts';

/** How much of a page's words and pictures a recording may show. */
export interface MaskingLevel {
  /** Every text is hidden, except within what this selector matches. */
  isAllMasked: boolean;
  shown: string;
  /** Pictures too. */
  isStructureOnly: boolean;
}

/** @throws where a selector of the settings is none to this browser: then nothing may be recorded */
export const maskingLevelOf = ({
  masking,
  show_selectors,
  maskedSelector,
  blockedSelector,
}: Settings): MaskingLevel => {
  const shown = show_selectors.join();
  document.createDocumentFragment().querySelector([maskedSelector, blockedSelector, ...show_selectors].join());
  return { isAllMasked: masking !== 'inputs', shown, isStructureOnly: masking === 'structure' };
};
