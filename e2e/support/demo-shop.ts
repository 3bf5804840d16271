import { createSender, wallClock } from '@desirepath/traffic';
import { tendInbox } from '../../apps/server/src/demo/inbox.ts';
import { fillPast, type PastOptions } from '../../apps/server/src/demo/past.ts';
import { type Call, openFunnel, openShop, type Shop } from '../../apps/server/src/demo/shop.ts';
import { writeDemo } from '../../apps/server/src/demo-shop/credentials.ts';
import { type Client, OWNER } from './account.ts';

const CONNECTIONS = 16;

interface DemoShopOptions extends Pick<PastOptions, 'days' | 'visits' | 'replayShare'> {
  /** The data folder of the server. */
  folder: string;
  url: string;
  client: Client;
}

/** The demo's shop as `--demo` makes it, with as few visits as a test wants, on a server that somebody else owns. */
export async function openDemoShop({
  folder,
  url,
  client,
  days,
  visits,
  replayShare,
}: DemoShopOptions): Promise<Shop['site']> {
  const call: Call = (method, path, payload) => client.send(method, path, payload);
  const { site, surveys } = await openShop(call, new URL(url).host);
  await writeDemo(folder, { ...OWNER, tracking_id: site.tracking_id });
  const sender = createSender({ url, trackingId: site.tracking_id, connections: CONNECTIONS, clock: wallClock });
  const onRefused = (status: number, reason: string) => {
    throw new Error(`a visit was refused: ${status} ${reason}`);
  };
  await fillPast({ sender, origin: url, surveys, days, visits, replayShare, connections: CONNECTIONS, onRefused });
  await sender.close();
  await openFunnel(call, site.id);
  await tendInbox(call, site.id, Date.now());
  return site;
}
