import type { Page } from 'playwright-core';

/** Clicks three times at a place within a tenth of a second by the browser's own clock, however slow the machine is. */
export const rage = async (page: Page, x: number, y: number): Promise<void> => {
  const tools = await page.context().newCDPSession(page);
  const now = Date.now() / 1000;
  const acts = [0, 1, 2].flatMap((click) =>
    (['mousePressed', 'mouseReleased'] as const).map((type, i) => ({
      type,
      x,
      y,
      button: 'left' as const,
      clickCount: 1,
      timestamp: now + click / 30 + i / 60,
    })),
  );
  // One after the other in the order of the sending, and none waits for what the page makes of the last.
  await Promise.all(acts.map((act) => tools.send('Input.dispatchMouseEvent', act)));
  await tools.detach();
};
