import type { Page } from 'playwright-core';

/** What is the same in every language: names, keys of keyboards, and units. */
const NAMES = new Set([
  'Desirepath',
  'English',
  'Deutsch',
  'Ctrl',
  'alt',
  'LCP',
  'INP',
  'CLS',
  'FCP',
  'TTFB',
  'UTC',
  'NPS',
]);

/**
 * Listens to a page that speaks the mirrored pseudo-locale (`?lang=ar-XB`), and tells which texts on it nobody has put
 * into the catalogue: words in Latin letters that are not mirrored, and that neither what was `sent` by visitors nor an
 * answer of the server has in it.
 */
export function watchTexts(page: Page, sent: unknown) {
  const said: string[] = [];
  collect(sent, said);
  page.on('response', async (response) => {
    if (!new URL(response.url()).pathname.startsWith('/api/')) return;
    // An answer may have no body, be no JSON, or be gone with its page: then it has nothing that is shown.
    const answer = await response.json().catch(() => undefined);
    collect(answer, said);
  });
  return {
    async forgotten(): Promise<string[]> {
      const data = said.join('\n');
      const isData = (word: string) => NAMES.has(word) || data.includes(word);
      const texts = await page.evaluate(visibleTexts);
      return texts.filter((text) => {
        const words = text.replace(/\u202e[^\u202c]*\u202c/g, '').match(/\p{Script=Latin}{3,}/gu) ?? [];
        return !words.every(isData);
      });
    },
  };
}

function collect(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) collect(part, into);
}

/** Runs in the page. What is code, or in a frame, is nobody's to translate. */
function visibleTexts(): string[] {
  const texts = new Set<string>();
  const shown = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
    (element) => element.checkVisibility() && !element.closest('code, pre, kbd, script, style, [translate=no]'),
  );
  for (const element of shown) {
    for (const child of element.childNodes)
      if (child.nodeType === Node.TEXT_NODE) texts.add(child.nodeValue?.trim() ?? '');
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      texts.add(element.getAttribute(name)?.trim() ?? '');
  }
  return [...texts].filter(Boolean);
}
