import axe, { type Result } from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe finds serious or critical on a page in the light, and of colours in the dark, and what moves for ever, of which axe knows nothing:
 * `rule: elements`, none where all is well.
 */
export async function barriersOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const light = await run(page, undefined);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await run(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((one) => `in the dark, ${one}`), ...(await movingForEver(page))];
}

/** What is on its way beats until it is there. */
const LOADED_WITHIN = 30_000;

/** https://www.w3.org/TR/WCAG22/#pause-stop-hide. It also keeps a processor busy for as long as the page is open. */
async function movingForEver(page: Page): Promise<string[]> {
  const elements = () =>
    page.evaluate(() =>
      document.getAnimations().flatMap(({ effect }) => {
        const isEndless = effect?.getComputedTiming().endTime === Infinity;
        return isEndless && effect instanceof KeyframeEffect ? [effect.target?.outerHTML.slice(0, 160)] : [];
      }),
    );
  const end = performance.now() + LOADED_WITHIN;
  for (;;) {
    const found = await elements();
    if (found.length === 0) return [];
    if (performance.now() > end) return [`pause-stop-hide: ${found.join(' ')}`];
    await page.waitForTimeout(200);
  }
}

async function run(page: Page, rules: string[] | undefined): Promise<string[]> {
  const violations = await page.evaluate(async (rules): Promise<Result[]> => {
    // Colours that are on their way to others are neither; what goes on for ever is waited for by nobody.
    const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
    const found = await window.axe.run(document, {
      // Recorded pages are their sites' own.
      iframes: false,
      resultTypes: ['violations'],
      ...(rules && { runOnly: rules }),
    });
    return found.violations;
  }, rules);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 5)
          .map(({ html }) => html.slice(0, 160))
          .join(' ')}`,
    );
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
