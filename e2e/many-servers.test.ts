import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBehaviour } from '../apps/server/src/storage/behaviour/open.ts';
import { hasPostgres, postgresPlace } from '../apps/server/src/storage/records/places.testing.ts';
import { type Gateway, startGateway } from '../apps/server/src/testing/gateway/start.testing.ts';
import { addSite, OWNER, signIn } from './support/account.ts';
import { hasNginx, startBalancer } from './support/balancer.ts';
import { launchBrowser } from './support/browser.ts';
import { freePort } from './support/listen.ts';
import { countStored, settle } from './support/read-store.ts';
import { startSending } from './support/sending.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { signInAt } from './support/sign-in.ts';

/** Events; some seconds of all senders. */
const BETWEEN = 500;

/** What Debian calls the packages that this machine lacks. */
const lacking = [...(hasPostgres ? [] : ['postgresql']), ...(hasNginx ? [] : ['nginx-light'])];

describe.skipIf(lacking.length > 0)(`three servers behind nginx on one set of stores${needing(lacking)}`, () => {
  const { folder, remove } = freshFolder();
  let postgres: Awaited<ReturnType<typeof postgresPlace>>;
  let gateway: Gateway;
  let ports: number[];
  let servers: RunningServer[] = [];
  let balancer: Awaited<ReturnType<typeof startBalancer>>;
  let browser: Browser;

  const start = (number: number) =>
    startServer(`${folder}/${number}`, [
      ...['--port', String(ports[number]), '--host', '127.0.0.1'],
      ...['--database-url', postgres.place.url, '--clickhouse-url', gateway.url('desirepath')],
    ]);
  const the = (number: number): RunningServer => servers[number] ?? raise();
  const raise = (): never => {
    throw new Error('there are three');
  };
  const ready = async (number: number) => {
    const answer = await fetch(`http://127.0.0.1:${ports[number]}/readyz`);
    return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) };
  };

  const openDashboard = async (siteId: number): Promise<Page> => {
    const page = await browser.newPage();
    await signInAt(page, `${balancer.url}/sites/${siteId}/overview`);
    return page;
  };
  const showsFigures = (page: Page) =>
    expect.poll(() => page.getByRole('main').innerText(), { timeout: 30_000 }).toMatch(/Visitors\s+\d/);
  const says = (page: Page, what: string) => page.getByRole('status').getByText(what).waitFor();

  beforeAll(async () => {
    [postgres, gateway, browser] = await Promise.all([postgresPlace(), startGateway(), launchBrowser()]);
    ports = await Promise.all([freePort(), freePort(), freePort()]);
    servers = await Promise.all([0, 1, 2].map(start)); // at once, on stores that are empty
    balancer = await startBalancer(ports);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await balancer?.close();
    for (const server of servers) if (server.process.exitCode === null && !server.process.killed) await server.stop();
    await Promise.all([gateway?.remove(), postgres?.remove()]);
    remove();
  }, 60_000);

  it('count everything once while servers are killed and replaced, and either store goes away and comes back', async () => {
    await expect.poll(() => fetch(balancer.url).then(({ ok }) => ok)).toBe(true);
    const site = await addSite(await signIn(the(1).url), new URL(balancer.url).host);
    // A site that was added at one is known at the others some seconds later.
    const scriptAt = (port: number) => fetch(`http://127.0.0.1:${port}/t/${site.tracking_id}.js`);
    for (const port of ports) await expect.poll(() => scriptAt(port).then(({ ok }) => ok)).toBe(true);
    const { journal, goesOn, end } = startSending({ url: balancer.url, trackingId: site.tracking_id });
    await goesOn(BETWEEN);
    const dashboard = await openDashboard(site.id);
    await showsFigures(dashboard);

    await the(0).kill();
    await goesOn(BETWEEN);
    servers[0] = await start(0);
    for (const number of [0, 1, 2]) {
      await the(number).stop();
      servers[number] = await start(number);
      await goesOn(BETWEEN / 5);
    }

    await postgres.restart(async () => {
      expect(await ready(1)).toMatchObject({ status: 'unavailable', records: false });
      const login = await fetch(`${balancer.url}/api/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(OWNER),
      });
      expect([login.status, await login.json()]).toEqual([
        503,
        expect.objectContaining({ code: 'storage_unavailable' }),
      ]);
      await dashboard.reload();
      await says(dashboard, 'The store of accounts and settings does not answer');
    });
    await expect.poll(() => ready(1)).toMatchObject({ records: true });
    await showsFigures(dashboard);
    await goesOn(BETWEEN);

    await gateway.leave();
    await expect.poll(() => ready(2)).toMatchObject({ behaviour: false });
    await Promise.all([
      sleep(30_000),
      dashboard.reload().then(() => says(dashboard, 'The store of events does not answer')),
    ]);
    await gateway.comeBack();
    await expect.poll(() => ready(2), { timeout: 30_000 }).toMatchObject({ status: 'ok' });
    await showsFigures(dashboard); // nobody has touched it
    await goesOn(BETWEEN);
    await end();

    for (const server of servers) await server.stop();
    const store = await openBehaviour({ url: gateway.url('desirepath') });
    await settle(store, postgres.place);
    const stored = await countStored(store);
    await store.close();
    expect(stored.doubled).toEqual([]);
    expect(journal.missingFrom(stored.numbers)).toEqual([]);
    expect(stored.numbers.size).toBe(journal.size);
    expect(stored.ofSessions).toEqual(stored.ofTables);
  });
});

/** Why it is left out, where it is. */
function needing(packages: string[]): string {
  return packages.length > 0 ? ` (not run: apt-get install ${packages.join(' ')})` : '';
}
