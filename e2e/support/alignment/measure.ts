import type { Browser } from 'playwright-core';
import type { Client } from '../account.ts';
import { addSite, OWNER } from '../account.ts';
import { type Alignment, alignmentOf } from './drawn.ts';
import { IN_DIALOG } from './page.ts';
import { showDots, signInAt } from './show.ts';
import { serveAlignmentPage } from './site.ts';
import { type Clicked, clickAll, lookAtDialog } from './visit.ts';

/** What was drawn in a frame of one width, of clicks that were made in windows of all of them. */
export interface AlignmentAt extends Alignment {
  width: number;
}

/** px; wide enough that the dashboard shows the widest frame at a size at which half a px is half a px. */
const OWNERS_WINDOW = { width: 1920, height: 1080 };

/**
 * Has every element of the fixture page clicked in windows of some widths, by the real tracker, and looks at the heatmap of
 * a real server in frames of others: which clicks are drawn inside of the element that was clicked.
 */
export async function measureAlignment(
  { url, client, browser }: { url: string; client: Client; browser: Browser },
  visited: readonly number[],
  shown: readonly number[],
): Promise<AlignmentAt[]> {
  const fixture = await serveAlignmentPage();
  try {
    const site = await addSite(client, fixture.domain);
    fixture.install(`<script async src="${url}/t/${site.tracking_id}.js"></script>`);
    const clicks: Clicked[] = [];
    for (const width of visited) clicks.push(...(await clickAll(browser, fixture.url, width, spread(width))));
    await lookAtDialog(browser, fixture.url);

    const owner = await (await browser.newContext({ viewport: OWNERS_WINDOW })).newPage();
    await signInAt(owner, url, OWNER);
    const state = await dialogState(client, site.id);
    const found: AlignmentAt[] = [];
    for (const width of shown) {
      await showDots(owner, url, site.id, width);
      const closed = await alignmentOf(owner, clicks, width);
      // What is in the dialog is drawn where it is open.
      await showDots(owner, url, site.id, width, state);
      const inside = clicks.filter(({ which }) => IN_DIALOG.includes(which));
      found.push({ width, ...sumOf(closed, await alignmentOf(owner, inside, width)) });
    }
    await owner.context().close();
    return found;
  } finally {
    await fixture.close();
  }
}

/** The recorded state in which the dialog is open. */
async function dialogState(client: Client, siteId: number): Promise<string> {
  const { items } = await client.get<{ items: { state: { key: string } }[] }>(
    `/api/heatmaps/snapshots?site=${siteId}&path=/&screen=desktop`,
  );
  const open = items.find(({ state }) => state.key !== '');
  if (!open) throw new Error('The page was not recorded with its dialog open');
  return open.state.key;
}

/** Another place in each element at each width, and the same whenever it is measured. */
const spread =
  (width: number) =>
  (which: number): [number, number] => [((which * 37 + width) % 101) / 101, ((which * 59 + width * 7) % 97) / 97];

const sumOf = (one: Alignment, other: Alignment): Alignment => ({
  drawn: one.drawn + other.drawn,
  byElement: one.byElement + other.byElement,
  byPx: one.byPx + other.byPx,
  byShare: one.byShare + other.byShare,
  missed: [...one.missed, ...other.missed],
});
