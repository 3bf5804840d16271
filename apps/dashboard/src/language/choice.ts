import { bestOf, isLanguage, type Language, MIRRORED, type Spoken } from './languages.ts';

const STORED_AS = 'language';

/** The language somebody chose here; none where it is the browser's. */
export function chosenLanguage(): Language | undefined {
  const stored = readFrom(() => localStorage);
  return stored !== null && isLanguage(stored) ? stored : undefined;
}

/** Chooses a language, or the browser's, and begins anew in it: where somebody is stands in the address. */
export function chooseLanguage(language: Language | undefined): void {
  try {
    sessionStorage.removeItem(STORED_AS);
    if (language === undefined) localStorage.removeItem(STORED_AS);
    else localStorage.setItem(STORED_AS, language);
  } catch {
    // Storage is blocked: the page goes on in the browser's language.
  }
  window.location.reload();
}

/**
 * The language of this page: what its address asks for (`?lang=de`), which then holds for the tab; else what was
 * chosen; else the browser's.
 */
export function spokenLanguage(): Spoken {
  const asked = new URLSearchParams(window.location.search).get('lang');
  if (asked !== null && isSpoken(asked)) {
    try {
      sessionStorage.setItem(STORED_AS, asked);
    } catch {
      // Storage is blocked: it holds for this page.
    }
    return asked;
  }
  const ofTab = readFrom(() => sessionStorage);
  if (ofTab !== null && isSpoken(ofTab)) return ofTab;
  return chosenLanguage() ?? bestOf(navigator.languages);
}

const isSpoken = (tag: string): tag is Spoken => isLanguage(tag) || tag === MIRRORED;

/** `null` where storage is blocked, too: merely touching it may throw. */
function readFrom(storage: () => Storage): string | null {
  try {
    return storage().getItem(STORED_AS);
  } catch {
    return null;
  }
}
