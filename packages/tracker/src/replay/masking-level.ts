import { setCovers } from '../masking.ts';
import type { Settings } from '../settings.ts';

/** How much of a page's words and pictures a recording may show. */
export interface MaskingLevel {
  /** Every text is hidden, except within what this selector matches. */
  isAllMasked: boolean;
  shown: string;
  /** Pictures too. */
  isStructureOnly: boolean;
}

/** What decides on what of a page a recording shows. */
export type MaskingSettings = Pick<Settings, 'masking' | 'show_selectors' | 'maskedSelector' | 'blockedSelector'>;

/**
 * From here on what a site's settings say is masked and blocked. Pages may have rrweb's own marks too, of a recorder before this one.
 * @throws where a selector of the settings is none to this browser: then nothing may be recorded
 */
export const cover = ({ masking, show_selectors, maskedSelector, blockedSelector }: MaskingSettings): MaskingLevel => {
  setCovers({ maskedSelector: `${maskedSelector},.rr-mask`, blockedSelector: `${blockedSelector},.rr-block` });
  document.createDocumentFragment().querySelector([maskedSelector, blockedSelector, ...show_selectors].join());
  return { isAllMasked: masking !== 'inputs', shown: show_selectors.join(), isStructureOnly: masking === 'structure' };
};
