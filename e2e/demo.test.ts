import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Alert } from '@desirepath/contract/alerts';
import type { Board } from '@desirepath/contract/boards';
import { DAY_MS } from '@desirepath/contract/durations';
import type { Site, Stored } from '@desirepath/contract/sites';
import { expect, test } from 'vitest';
import { readDemo } from '../apps/server/src/demo-shop/credentials.ts';
import { signIn } from './support/account.ts';
import { freshFolder, spawnServer, startServer } from './support/server.ts';

test('a demo whose filling was cut off begins anew, and is whole when it is ready', async () => {
  const { folder, remove } = freshFolder();
  const first = await spawnServer(folder, ['--demo']);
  const ended = once(first, 'exit');
  for await (const line of createInterface({ input: first.stdout })) if (line.endsWith('20 %')) first.kill('SIGKILL');
  await ended;

  const server = await startServer(folder, ['--demo']);
  const client = await signIn(server.url, readDemo(folder));
  const { items: sites } = await client.get<{ items: Site[] }>('/api/sites');
  const [{ id } = expect.fail('there is no shop')] = sites;
  expect(sites).toHaveLength(1);
  // Two months of visits, and what is made once they are there.
  const { events, oldest_event } = await client.get<Stored>(`/api/sites/${id}/stored`);
  expect(events).toBeGreaterThan(150_000);
  expect(Date.now() - Date.parse(oldest_event ?? '')).toBeGreaterThan(59 * DAY_MS);
  expect(await client.get(`/api/funnels?site=${id}`)).toMatchObject({ items: [expect.anything()] });
  const { items: alerts } = await client.get<{ items: Alert[] }>(`/api/alerts?site=${id}`);
  expect(alerts.map(({ problem }) => problem)).toEqual([null, null]);
  const { items: boards } = await client.get<{ items: Board[] }>(`/api/boards?site=${id}`);
  const tiles = boards.flatMap((board) => board.tiles.map((tile) => `/api/boards/${board.id}/tiles/${tile.id}/answer`));
  expect(tiles).toHaveLength(7);
  for (const tile of tiles) await client.get(`${tile}?site=${id}`);
  await server.stop();
  remove();
});
