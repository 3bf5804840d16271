import type { Page } from 'playwright-core';

interface Asked {
  /** px of the frame */
  width: number;
  /** Key of a state of the page. */
  state: string;
  /** The dashboard shows this state already, in a frame of another width. */
  isOpen: boolean;
}

/** Shows the clicks of the fixture page as dots, and waits until the page is laid out for good. */
export async function showDots(page: Page, url: string, { width, state, isOpen }: Asked): Promise<void> {
  const search = new URLSearchParams({ path: '/', screen: 'desktop', show: 'dots', width: String(width), state });
  const address = `${url}?${search}`;
  // What is open is changed as whoever drags the edge of the frame changes it.
  if (isOpen) await page.evaluate((address) => history.pushState(null, '', address), address);
  else await page.goto(address);
  await atRest(page, width);
}

/** Until the frame is `width` px wide, and neither it nor the dots have moved for a while. */
export const atRest = (page: Page, width: number): Promise<void> => page.evaluate(waitForRest, width);

/** Runs in the dashboard's page. */
async function waitForRest(width: number): Promise<void> {
  const REST_MS = 400; // fonts come, the page is laid out anew, and is measured then
  const startedAt = performance.now();
  let [before, since] = ['', startedAt];
  while (before === '' || performance.now() - since < REST_MS) {
    if (performance.now() - startedAt > 30_000) throw new Error(`No dots came to rest at ${width} px`);
    await new Promise(requestAnimationFrame);
    const frame = document.querySelector<HTMLIFrameElement>('[data-testid="replay-frame"] iframe');
    const dots = [...document.querySelectorAll('circle[data-element]')];
    const isThere = frame?.contentWindow?.innerWidth === width && dots.length > 0;
    const places = [frame, ...dots].map((element) => JSON.stringify(element?.getBoundingClientRect()));
    const now = isThere ? places.join() : '';
    if (now !== before) [before, since] = [now, performance.now()];
  }
}
