import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, wallClock } from '@desirepath/traffic';
import { afterAll, expect, it } from 'vitest';
import { addSite, signIn } from './support/account.ts';
import { startLeakyProxy } from './support/leaky-proxy.ts';
import { freePort } from './support/listen.ts';
import { readStore } from './support/read-store.ts';
import { startSending } from './support/sending.ts';
import { freshFolder, startServer } from './support/server.ts';

const KILLS = 50;
/** Events; half a second or less of all senders. */
const BETWEEN_KILLS = 250;
const LOST_ANSWERS = 0.05;
/** ms: whoever waits longer between two tries is mostly what the test would wait for, while a server is up and idle. */
const LONGEST_PAUSE = 300;
const HOUR = 3_600_000;

const { folder, remove } = freshFolder();
afterAll(remove);

it(`has every acknowledged event exactly once after ${KILLS} kill -9, with answers lost and clocks that jump`, async () => {
  const port = await freePort();
  const flags = ['--port', String(port)];
  let server = await startServer(folder, flags);
  const site = await addSite(await signIn(server.url), `localhost:${port}`);
  const network = await startLeakyProxy({ to: port, answers: LOST_ANSWERS, random: Math.random });

  const clock = jumpingClock();
  const { journal, goesOn, end } = startSending({ url: network.url, trackingId: site.tracking_id, clock });
  for (let kill = 0; kill < KILLS; kill++) {
    // In the middle of ingest: much was acknowledged since the last time, and then at no moment in particular.
    await goesOn(BETWEEN_KILLS);
    await sleep(Math.random() * 400);
    await server.kill();
    clock.jump();
    server = await startServer(folder, flags);
  }
  network.mend();
  await end();
  await server.stop();
  await network.close();

  expect(network.lost).toBeGreaterThan(0);
  const stored = await readStore(folder);
  expect(stored.doubled).toEqual([]);
  expect(journal.missingFrom(stored.numbers)).toEqual([]);
  expect(stored.numbers.size).toBe(journal.size); // nothing that nobody sent
  expect(stored.ofSessions).toEqual(stored.ofTables);
});

/** A clock that somebody sets, to and fro, and by which nobody waits for long. */
function jumpingClock(): Clock & { jump(): void } {
  let ahead = 0;
  return {
    now: () => wallClock.now() + ahead,
    sleep: (ms, signal) => wallClock.sleep(Math.min(ms, LONGEST_PAUSE), signal),
    jump() {
      ahead = (ahead + 7 * HOUR) % (20 * HOUR);
    },
  };
}
