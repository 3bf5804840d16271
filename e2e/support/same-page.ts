import { once } from 'node:events';
import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { addSite, type Client } from './account.ts';
import { PERSON } from './browser.ts';
import { startFixturePages } from './fidelity/pages.ts';
import { listenLocally } from './listen.ts';
import { pass } from './pass.ts';

const PRODUCT = '/demo/products/tidal-mug/';

/** rrweb's number of the event that holds a page. */
const FULL_SNAPSHOT = 2;

interface ProductVisit {
  /** Of bodies that are about its recording, as they went over the wire, until its first snapshot was taken in. */
  bytes: number;
  /** The page as it is kept, with the numbers of its nodes. */
  page: unknown;
}

interface Sent {
  path: string;
  body: Buffer;
}

const isCompressed = (body: Buffer) => body[0] === 0x1f && body[1] === 0x8b;
const isSnapshot = ({ path, body }: Sent) =>
  path === '/api/track/batches' && /"replay":\{.*"ops"/.test((isCompressed(body) ? gunzipSync(body) : body).toString());

/** Visitors who come to the demo's product page one after the other, each in a browser of their own. */
export async function visitProduct(
  browser: Browser,
  server: string,
  client: Client,
  visitors: number,
): Promise<ProductVisit[]> {
  const pages = await startFixturePages();
  const taken: Sent[] = [];
  const between = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    // Once the answer is through: what was acknowledged is kept.
    response.on('finish', () => {
      const sent = { path: request.url ?? '', body: Buffer.concat(parts) };
      taken.push(sent);
      if (isSnapshot(sent)) between.emit('snapshot');
    });
    pass(request, response, server);
  });
  const { port, close } = await listenLocally(between);
  const site = await addSite(client, pages.domain);
  pages.install({ url: `http://127.0.0.1:${port}/t/${site.tracking_id}.js`, trackingId: site.tracking_id });

  const visit = async (): Promise<ProductVisit> => {
    taken.length = 0;
    const context = await browser.newContext({ userAgent: PERSON, viewport: { width: 1280, height: 800 } });
    try {
      const tab = await context.newPage();
      await Promise.all([once(between, 'snapshot'), tab.goto(pages.origin + PRODUCT)]);
      const told = taken.filter((sent) => isSnapshot(sent) || sent.path === '/api/track/pieces');
      const { id } = await tab.evaluate(() => JSON.parse(localStorage.getItem('desirepath.session') ?? '{}'));
      const { items } = await client.get<{ items: { events: { type: number; data: unknown }[] }[] }>(
        `/api/recordings/${id}/chunks?site=${site.id}`,
      );
      const page = items.flatMap(({ events }) => events).find(({ type }) => type === FULL_SNAPSHOT);
      return { bytes: told.reduce((sum, { body }) => sum + body.length, 0), page: page?.data };
    } finally {
      await context.close();
    }
  };
  try {
    const visits: ProductVisit[] = [];
    while (visits.length < visitors) visits.push(await visit());
    return visits;
  } finally {
    await close();
    pages.close();
  }
}
