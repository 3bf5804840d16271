import type { Browser } from 'playwright-core';
import type { Client } from '../account.ts';
import { addSite } from '../account.ts';
import { signInAt } from '../sign-in.ts';
import { type Alignment, alignmentOf } from './drawn.ts';
import { IN_DIALOG } from './page.ts';
import { atRest, showDots } from './show.ts';
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
    const [state, ...visits] = await Promise.all([
      lookAtDialog(browser, fixture.url, () => dialogState(client, site.id)),
      ...visited.map((width) => clickAll(browser, fixture.url, width, spread(width))),
    ]);
    const clicks = visits.flat();

    const owner = await (await browser.newContext({ viewport: OWNERS_WINDOW })).newPage();
    await signInAt(owner, url);
    const inState = async (state: string, clicks: readonly Clicked[]) => {
      const found: Alignment[] = [];
      for (const [index, width] of shown.entries()) {
        await showDots(owner, `${url}/sites/${site.id}/heatmaps`, { width, state, isOpen: index > 0 });
        // What is fixed, such as a dialog, stands elsewhere in a window of another height.
        const { height } = OWNERS_WINDOW;
        await owner.setViewportSize({ ...OWNERS_WINDOW, height: index % 2 === 0 ? height - 160 : height });
        await atRest(owner, width);
        found.push(await alignmentOf(owner, clicks, width));
      }
      return found;
    };
    const closed = await inState('', clicks);
    // What is in the dialog is drawn where it is open.
    const open = await inState(
      state,
      clicks.filter(({ which }) => IN_DIALOG.includes(which)),
    );
    await owner.context().close();
    return shown.map((width, index) => ({ width, ...sumOf([closed[index], open[index]]) }));
  } finally {
    await fixture.close();
  }
}

/** The recorded state in which the dialog is open; nothing until there is one. */
async function dialogState(client: Client, siteId: number): Promise<string | undefined> {
  const { items } = await client.get<{ items: { state: { key: string } }[] }>(
    `/api/heatmaps/snapshots?site=${siteId}&path=/&screen=desktop`,
  );
  return items.find(({ state }) => state.key !== '')?.state.key;
}

/** Another place in each element at each width, and the same whenever it is measured. */
const spread =
  (width: number) =>
  (which: number): [number, number] => [((which * 37 + width) % 101) / 101, ((which * 59 + width * 7) % 97) / 97];

function sumOf(parts: readonly (Alignment | undefined)[]): Alignment {
  const sum: Alignment = { drawn: 0, byElement: 0, byPx: 0, byShare: 0, missed: [] };
  for (const part of parts) {
    if (!part) continue;
    for (const name of ['drawn', 'byElement', 'byPx', 'byShare'] as const) sum[name] += part[name];
    sum.missed.push(...part.missed);
  }
  return sum;
}
