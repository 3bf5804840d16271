import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { HEATMAPS, takeHeatmap } from './heatmaps.ts';
import { paste } from './sheet.ts';

const FOLDER = join(import.meta.dirname, '../../../docs/pictures');

/** Whether pictures are asked for, as by `npm run pictures`: they are tracked files, which tests leave alone. */
export const TAKES_PICTURES = process.env.DESIREPATH_PICTURES === '1';

/** Pages that the README and the guide show, by the ways to them. */
const SHOWN = new Set([
  'overview',
  'recording',
  'heatmaps',
  'funnel',
  'paths',
  'visitor',
  'form',
  'survey',
  'retention',
  'status',
]);

/** Takes pictures of the page that one has come to by a way, where it is one of those shown. */
export async function takePictures(page: Page, way: string): Promise<void> {
  if (!TAKES_PICTURES || !SHOWN.has(way)) return;
  if (way === 'heatmaps') {
    const url = new URL(page.url());
    for (const name of Object.keys(HEATMAPS)) await takeHeatmap(page, url, name, join(FOLDER, `heatmaps/${name}.jpg`));
    return;
  }
  await paste(page, join(FOLDER, `${way}.jpg`));
}
