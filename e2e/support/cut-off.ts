import type { Page } from 'playwright-core';

/** Edges of glyphs and of boxes are not on whole pixels. */
const SLACK_PX = 2;

/** What of a page cannot be read: that it is wider than the window, and which texts are cut off by what they stand in. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate((slack) => {
    const found: string[] = [];
    const tooWide = document.documentElement.scrollWidth - window.innerWidth;
    if (tooWide > 0) found.push(`the page is ${tooWide} px wider than the window`);

    /** The box out of which nothing shows, unless it can be scrolled to: then all of it can be read. */
    const clipOf = (element: Element): DOMRect | undefined => {
      for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
        const { overflowX, textOverflow } = getComputedStyle(box);
        if (overflowX === 'auto' || overflowX === 'scroll' || textOverflow === 'ellipsis') return undefined;
        if (overflowX !== 'visible') return box.getBoundingClientRect();
      }
      return new DOMRect(0, 0, window.innerWidth, 0);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode: text } = texts;
      const element = text.parentElement;
      if (!element || !text.nodeValue?.trim() || !element.checkVisibility()) continue;
      if (element.closest('script, style, svg')) continue;
      const clip = clipOf(element);
      if (!clip || clip.width <= 1) continue; // read out alone
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, right, width } = range.getBoundingClientRect();
      if (width > 0 && (left < clip.left - slack || right > clip.right + slack)) found.push(text.nodeValue.trim());
    }
    return found;
  }, SLACK_PX);
