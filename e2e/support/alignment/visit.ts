import { gunzipSync } from 'node:zlib';
import type { TrackedEvent } from '@desirepath/contract/tracking';
import type { Browser, Page } from 'playwright-core';
import { PERSON } from '../browser.ts';
import { openWithExtras } from '../extras.ts';
import { ELEMENTS } from './page.ts';

/** A click as the tracker told of it, and which element of the fixture it was on. */
export interface Clicked {
  which: number;
  event: TrackedEvent;
}

/** The frame's elements are not found from outside of it. */
const IN_FRAME = [31, 32, 33];

/**
 * Clicks every element of the fixture page once, somewhere in its middle two thirds, in a window of that width.
 * @param share Where in an element, 0 to 1, from its number
 */
export async function clickAll(
  browser: Browser,
  url: string,
  width: number,
  share: (which: number) => [across: number, down: number],
): Promise<Clicked[]> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, userAgent: PERSON });
  const page = await context.newPage();
  const events: TrackedEvent[] = [];
  await page.exposeFunction('told', (bytes: number[]) => events.push(...clicksOf(Buffer.from(bytes))));
  await page.addInitScript(listenIn);
  await openWithExtras(page, url);
  for (let which = 0; which < ELEMENTS; which++) await clickOne(page, which, share(which));
  const deadline = Date.now() + 30_000;
  while (events.length < ELEMENTS && Date.now() < deadline) await page.waitForTimeout(200);
  await page.waitForTimeout(500); // what was sent is durable
  await context.close();
  if (events.length !== ELEMENTS) throw new Error(`${events.length} of ${ELEMENTS} clicks were told at ${width} px`);
  return events.map((event, which) => ({ which, event }));
}

/** Opens the dialog of the page, and stays until the server has a picture of that. @returns What the server calls it */
export async function lookAtDialog(
  browser: Browser,
  url: string,
  stateOf: () => Promise<string | undefined>,
): Promise<string> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, userAgent: PERSON });
  const page = await context.newPage();
  await openWithExtras(page, url);
  await page.locator('#opener').click();
  const deadline = Date.now() + 30_000;
  let state: string | undefined;
  // It is asked whether a picture is wanted, taken, and sent.
  while (!state && Date.now() < deadline) {
    await page.waitForTimeout(200);
    state = await stateOf();
  }
  await context.close();
  if (!state) throw new Error('The page was not recorded with its dialog open');
  return state;
}

async function clickOne(page: Page, which: number, [across, down]: [number, number]): Promise<void> {
  const selector = `[data-which="${which}"]`;
  const element = IN_FRAME.includes(which) ? page.frameLocator('iframe').locator(selector) : page.locator(selector);
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error(`Element ${which} is not to be seen`);
  const middle = (share: number, size: number) => size * (1 / 6 + (share * 2) / 3);
  await element.click({ position: { x: middle(across, box.width), y: middle(down, box.height) } });
}

/** Runs in the page, before the tracker does: tells of each batch that it sends, as it is on the wire. */
function listenIn(): void {
  const send = window.fetch;
  window.fetch = async (address, init) => {
    if (init?.body && String(address).includes('/api/track/batches')) {
      const { told } = window as unknown as { told: (bytes: number[]) => Promise<void> }; // exposed by the test
      await told([...new Uint8Array(await new Response(init.body).arrayBuffer())]);
    }
    return send(address, init);
  };
}

/** The clicks of a batch, in their order. */
function clicksOf(body: Buffer): TrackedEvent[] {
  const text = body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body).toString() : body.toString();
  const { events = [] }: { events?: TrackedEvent[] } = JSON.parse(text);
  return events.filter(({ type }) => type === 'click');
}
