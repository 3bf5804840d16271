import type { OpenedState } from '@desirepath/contract/tracking';
import { BLOCKED, COVERED, MASKED } from '../masking.ts';
import type { Kit } from './lazily.ts';

/** What pages open or choose, by how it is said in HTML and ARIA; each with the word for it; of two, the first. */
const PARTS: readonly (readonly [selector: string, word: string])[] = [
  ['fieldset,[role=tabpanel]', 'part'],
  ['[aria-current=step]', 'step'],
  ['[role=tab][aria-selected=true]', 'tab'],
  ['[aria-expanded=true],details[open]', 'opened'],
  ['[role=menu],[role=listbox]', 'menu'],
  ['[popover]', 'popover'],
  ['dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]', 'dialog'],
];

/** A part of a page that is open now, by its selector, and what people call it. */
export type OpenParts = ReadonlyMap<string, string>;

const SELECTORS = PARTS.flatMap(([selector]) => selector.split(','));
const isByRole = (selector: string) => selector.startsWith('[role');
/** All of them at once, those about roles only of who has one: each condition takes its time with each element of a large page, at each click. */
const ANY = [`[role]:is(${SELECTORS.filter(isByRole)})`, ...SELECTORS.filter((selector) => !isByRole(selector))].join();

/** Words of a label: more is no name. */
const LONGEST = 40;

/** A page that has more open at once says no more of it. */
const MOST = 200;

/**
 * What is open on the page now. Elements that cannot be seen are not: most pages have their dialogs in them all the time.
 * @param isAllMasked whether no words of the page are read
 */
export const openParts = ({ selectorOf, clip }: Pick<Kit, 'selectorOf' | 'clip'>, isAllMasked: boolean): OpenParts => {
  const parts = new Map<string, string>();
  for (const element of [...document.querySelectorAll(ANY)].slice(0, MOST)) {
    if (!element.getClientRects().length || getComputedStyle(element).visibility === 'hidden') continue;
    if (element.closest(BLOCKED)) continue;
    const word = PARTS.find(([selector]) => element.matches(selector))?.[1];
    const place = selectorOf(element);
    const isUnread = isAllMasked || element.closest(MASKED);
    parts.set(place, `${word} ${(!isUnread && clip(labelOf(element), LONGEST)) || place}`);
  }
  return parts;
};

const labelOf = (element: Element): string => {
  const named = element.getAttribute('aria-labelledby')?.split(' ', 1)[0];
  const label = named ? document.getElementById(named) : element.querySelector('h1,h2,h3,legend,summary');
  const isControl = element.matches('button,[role=tab],[aria-current],a');
  const source = label ?? (isControl ? element : undefined);
  const isCovered = source?.closest(COVERED) || source?.querySelector(COVERED);
  const text = element.getAttribute('aria-label') ?? source?.textContent ?? '';
  return isCovered ? '' : text.replace(/\s+/g, ' ').trim();
};

/** What was opened or chosen since; undefined where nothing was. */
export const openedSince = (before: OpenParts, now: OpenParts): OpenedState | undefined => {
  const added = [...now].filter(([place]) => !before.has(place)).sort(([one], [other]) => (one < other ? -1 : 1));
  if (!added.length) return;
  return { key: hashOf(added.map(([place]) => place).join('\n')), label: added.map(([, label]) => label)[0] ?? '' };
};

/** FNV-1a of 32 bits: a page has some twenty states. */
const hashOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
};
