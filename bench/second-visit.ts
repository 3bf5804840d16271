import { signIn } from '../e2e/support/account.ts';
import { launchBrowser } from '../e2e/support/browser.ts';
import { visitProduct } from '../e2e/support/same-page.ts';
import type { Figure } from './report.ts';
import { withFolder } from './scratch.ts';
import { startServer } from './server.ts';

const KB = 1024;

/** Share of the first. */
const SHARE = 0.2;

/** What the recording of one page costs its first visitor, and those after them. */
export function measureSecondVisit(): Promise<Figure[]> {
  return withFolder(async (folder) => {
    const [server, browser] = await Promise.all([startServer(folder), launchBrowser()]);
    try {
      const [first, second] = await visitProduct(browser, server.url, await signIn(server.url), 2);
      if (!first || !second) throw new Error('nobody came');
      const group = 'The same page, the product of the demo, recorded of several visitors';
      return [
        { group, what: 'first visitor of the page, sent', value: first.bytes / KB, unit: 'KB' },
        {
          group,
          what: 'second visitor of the same page, sent',
          value: second.bytes / KB,
          unit: 'KB',
          limit: { what: 'first', value: first.bytes / KB },
          target: { most: (first.bytes / KB) * SHARE },
        },
      ];
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}
