import { Trans } from '@lingui/react/macro';
import { chooseLanguage, chosenLanguage } from '../../language/choice.ts';
import { isLanguage, LANGUAGES } from '../../language/languages.ts';
import { DropdownMenuLabel, DropdownMenuRadioGroup, DropdownMenuRadioItem } from '../../ui/dropdown-menu.tsx';

const BROWSERS = 'browser';

/** The part of a menu in which the language is chosen: that of the browser, or one of ours by its own name. */
export function LanguageChoice() {
  return (
    <>
      <DropdownMenuLabel>
        <Trans>Language</Trans>
      </DropdownMenuLabel>
      <DropdownMenuRadioGroup
        value={chosenLanguage() ?? BROWSERS}
        onValueChange={(choice) => chooseLanguage(isLanguage(choice) ? choice : undefined)}
      >
        <DropdownMenuRadioItem value={BROWSERS}>
          <Trans>As the browser</Trans>
        </DropdownMenuRadioItem>
        {Object.entries(LANGUAGES).map(([language, name]) => (
          <DropdownMenuRadioItem key={language} value={language}>
            <span lang={language}>{name}</span>
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
    </>
  );
}
