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

/**
 * From here on what a site's settings say is masked and blocked. Pages may have rrweb's own marks too, of a recorder before this one.
 * @throws as above
 */
export const cover = (site: Settings): MaskingLevel => {
  setCovers({
    maskedSelector: `${site.maskedSelector},.rr-mask`,
    blockedSelector: `${site.blockedSelector},.rr-block`,
  });
  return maskingLevelOf(site);
};
