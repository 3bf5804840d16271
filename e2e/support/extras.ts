import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Set once the script of the rarer signals has begun. */
    hasExtras?: boolean;
  }
}

/** Opens a page of a site; resolves once the rarer signals, whose script comes when the page is idle, are listened for there. */
export async function openWithExtras(page: Page, url: string): Promise<void> {
  await page.addInitScript(noteExtras);
  await page.goto(url);
  await page.waitForFunction(() => window.hasExtras);
}

/** Runs in the page, before the tracker does. */
function noteExtras(): void {
  const { append } = Element.prototype;
  Element.prototype.append = function (...nodes) {
    for (const node of nodes) {
      if (!(node instanceof HTMLScriptElement) || !node.src.includes('/t/extras')) continue;
      // After the tracker's own listener, which is there already and begins with what has come.
      node.addEventListener('load', () => {
        window.hasExtras = true;
      });
    }
    append.apply(this, nodes);
  };
}
