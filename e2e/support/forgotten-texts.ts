import type { Page } from 'playwright-core';

/** What is the same in every language: names, keys of keyboards, and units. */
const NAMES = new Set([
  ...['Desirepath', 'English', 'Deutsch', 'WebSocket', 'Ctrl', 'alt', 'UTC', 'CSV', 'JSONL', 'https'],
  ...['LCP', 'INP', 'CLS', 'FCP', 'TTFB', 'NPS', 'CES', 'CSAT'],
]);
/** Paths, addresses, selectors and what is filled in: nobody translates them. */
const CODE = /\S*[/@{}][^\s"]*|\s\.[\w-]+|^\.[\w-]+/gu;

/**
 * Listens to a page that speaks the mirrored pseudo-locale (`?lang=ar-XB`), and tells which texts on it nobody has put
 * into the catalogue: words in Latin letters that are not mirrored, and that no answer of the server has in it.
 */
export function watchTexts(page: Page) {
  const answers: Promise<unknown>[] = [];
  const seen: { place: string; text: string; words: string[] }[] = [];
  page.on('response', (response) => {
    const isAnswer = new URL(response.url()).pathname.startsWith('/api/');
    if (!isAnswer || !response.headers()['content-type']?.includes('json')) return;
    // One that is gone with its page has nothing that is shown.
    answers.push(response.json().catch(() => undefined));
  });
  return {
    /** Takes in what is on the page now. */
    async look(place: string): Promise<void> {
      for (const text of await page.evaluate(visibleTexts)) {
        const words = text.replace(/\u202e[^\u202c]*\u202c/g, '').replace(CODE, '');
        seen.push({ place, text, words: words.match(/\p{Script=Latin}{3,}/gu) ?? [] });
      }
    },
    /** Of all that was seen; each with its place. What a stream has told is in some other answer as well. */
    async forgotten(): Promise<string[]> {
      const said: string[] = [];
      collect(await Promise.all(answers), said);
      const data = said.join('\n');
      const isData = (word: string) => NAMES.has(word) || data.includes(word);
      return seen.filter(({ words }) => !words.every(isData)).map(({ place, text }) => `${place}: ${text}`);
    },
  };
}

function collect(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (typeof value === 'object' && value !== null) {
    if (!Array.isArray(value)) into.push(...Object.keys(value));
    for (const part of Object.values(value)) collect(part, into);
  }
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
