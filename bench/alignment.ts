import { signIn } from '../e2e/support/account.ts';
import { type AlignmentAt, measureAlignment } from '../e2e/support/alignment/measure.ts';
import { ELEMENTS } from '../e2e/support/alignment/page.ts';
import { launchBrowser } from '../e2e/support/browser.ts';
import type { Figure } from './report.ts';
import { withFolder } from './scratch.ts';
import { startServer } from './server.ts';

/** px of windows: phones, tablets, laptops, and the widest there are. */
const WIDTHS = [320, 390, 600, 768, 1024, 1280, 1440, 1920, 2560];

/** Which share of clicks is drawn inside of the element that was clicked; beside it, were they drawn as others do. */
export function measureAlignments(): Promise<Figure[]> {
  return withFolder(async (folder) => {
    const server = await startServer(folder);
    const browser = await launchBrowser();
    try {
      const client = await signIn(server.url);
      const found = await measureAlignment({ url: server.url, client, browser }, WIDTHS, WIDTHS);
      const missed = new Set(found.flatMap((given) => given.missed));
      if (missed.size > 0) console.log(`Missed:\n${[...missed].join('\n')}`);
      return found.flatMap(figuresOf);
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}

function figuresOf({ width, drawn, byElement, byPx, byShare }: AlignmentAt): Figure[] {
  const group = `Alignment: ${ELEMENTS} elements clicked in windows of ${WIDTHS[0]} to ${WIDTHS.at(-1)} px, drawn inside of the one that was clicked`;
  const all = ELEMENTS * WIDTHS.length;
  const percent = (count: number) => (count / Math.max(1, drawn)) * 100;
  return [
    {
      group,
      what: `in a frame of ${width} px`,
      value: percent(byElement),
      unit: '%',
      limit: { what: 'by share of the width', value: percent(byShare) },
      target: { least: 99 },
    },
    { group, what: `in a frame of ${width} px, by px of the document`, value: percent(byPx), unit: '%' },
    {
      group,
      what: `in a frame of ${width} px, drawn of all`,
      value: (drawn / all) * 100,
      unit: '%',
      target: { least: 99 },
    },
  ];
}
