import type { Page } from 'playwright-core';
import { paste } from './sheet.ts';

/** What is shown on each picture: the page that is viewed most, but where nothing of that kind happens on it. */
export const HEATMAPS: Readonly<Record<string, string>> = {
  click: '',
  dots: 'show=dots',
  elements: 'show=elements',
  rage: 'kind=rage&path=/demo/cart/',
  dead: 'kind=dead&path=/demo/products/tidal-mug/',
  error: 'kind=error&path=/demo/checkout/',
  tap: 'kind=tap&screen=mobile',
  move: 'kind=move',
  scroll: 'kind=scroll',
  attention: 'kind=attention',
  engagement: 'kind=engagement&goal=purchase&worth=value',
  beside: 'compare=beside&with_screen=mobile',
  difference: 'compare=difference&with_where=visit:returning',
};

/** A picture of one of these maps. @param url of the heatmaps of the demo's shop */
export async function takeHeatmap(page: Page, { origin, pathname }: URL, name: string, file: string): Promise<void> {
  await page.goto(`${origin}${pathname}?range=90d&${HEATMAPS[name]}`);
  await paste(page, file, drawn);
}

/** The page stands and the map is over it. */
async function drawn(page: Page): Promise<void> {
  await page
    .locator('[data-painted], circle[data-element], [data-box], [data-testid="heatmap-bands"]')
    .first()
    .waitFor({ state: 'attached' });
  await page.waitForTimeout(1500); // tiles arrive one by one
}
