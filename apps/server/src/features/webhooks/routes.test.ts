import type { Webhook, WebhookLog } from '@desirepath/contract/webhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOSTILE_HOSTS } from '../../net/safe-fetch/targets.testing.ts';
import { openRecords } from '../../storage/records/open.ts';
import { placeFor } from '../../storage/records/places.testing.ts';
import { createSeal } from '../../storage/sealed.ts';
import { openSecrets } from '../../storage/secrets.ts';
import { serveApp } from '../../testing/serve-app.testing.ts';
import { updateWebhook } from './queries.ts';
import { startReceiver } from './receiver.testing.ts';

let canary: Awaited<ReturnType<typeof startReceiver>>;
let served: Awaited<ReturnType<typeof serveApp>>;
beforeEach(async () => {
  canary = await startReceiver();
});
afterEach(async () => {
  canary.close();
  await served.close();
});

const add = ({ call, site }: typeof served, url: string) =>
  call('POST', '/webhooks', { site: site.id, url, events: ['session.ended'] });

// Five calls to each of some fifty addresses.
test('no webhook reaches this machine or its network: not when it is added, tested or delivered to', {
  timeout: 180_000,
}, async () => {
  const closed = await serveApp();
  served = closed;
  const { body } = await add(closed, 'https://hooks.example/x');
  const { id } = JSON.parse(body);
  const records = await openRecords(await placeFor(closed.folder));
  const { auth } = await openSecrets({ folder: closed.folder, records, given: undefined });
  const seal = createSeal(auth);
  for (const host of HOSTILE_HOSTS) {
    const url = `http://${host}:${canary.port}/`;
    expect([host, (await add(closed, url)).statusCode]).toEqual([host, 400]);
    expect([host, (await closed.call('PATCH', `/webhooks/${id}`, { url })).statusCode]).toEqual([host, 400]);
    // As if its name had meant another address at that time.
    await updateWebhook({ records, seal }, { id, site: closed.site.id }, { url });
    const tested = (await closed.call('POST', `/webhooks/${id}/test`)).json<WebhookLog>();
    expect([host, tested.status, tested.response_status]).toEqual([host, 'failed', null]);
    expect((await closed.call('POST', `/webhooks/${id}/redeliver`, { log: tested.id })).statusCode).toBe(202);
    await expect
      .poll(
        async () => (await closed.call('GET', `/webhooks/${id}/logs?limit=1`)).json<{ items: WebhookLog[] }>().items[0],
      )
      .toMatchObject({ attempts: 2, response_status: null });
  }
  await records.destroy();
  expect(canary.received).toEqual([]);
});

test('webhooks are listed page by page, oldest first', async () => {
  served = await serveApp();
  const { call, site } = served;
  const added: string[] = [];
  for (const path of ['a', 'b', 'c'])
    added.push((await add(served, `https://hooks.example/${path}`)).json<Webhook>().id);
  const page = async (more = '') =>
    (await call('GET', `/webhooks?site=${site.id}&limit=2${more}`)).json<{ items: Webhook[]; next_cursor: string }>();
  const first = await page();
  const second = await page(`&cursor=${first.next_cursor}`);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(added);
  expect([first.items.length, second.next_cursor]).toEqual([2, null]);

  await call('DELETE', `/webhooks/${added[1]}`); // where the first page ended
  expect((await page(`&cursor=${first.next_cursor}`)).items.map(({ id }) => id)).toEqual([added[2]]);
});

test('what is wrong with an address is said of its field, by a code', async () => {
  served = await serveApp();
  const refused = await add(served, 'https://hooks.example:25/x');
  expect(refused.json()).toMatchObject({
    code: 'address_refused',
    issues: [{ path: 'url', code: 'target_port_closed', values: { port: '25' } }],
  });
});

test('a secret is shown once, a test shows what was answered and can be delivered again, all to its owner alone', async () => {
  const open = await serveApp('--allow-private-webhooks');
  served = open;
  const { id, secret } = (await add(open, canary.url)).json<Webhook & { secret: string }>();
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
  expect((await open.call('GET', `/webhooks?site=${open.site.id}`)).body).not.toContain(secret.slice(6));

  canary.answerWith(500, 'broken');
  const tested = (await open.call('POST', `/webhooks/${id}/test`)).json<WebhookLog>();
  expect(tested).toMatchObject({ event: 'test', status: 'failed', response_status: 500, response_body: 'broken' });
  canary.answerWith(200, 'mended');
  expect((await open.call('POST', `/webhooks/${id}/logs/${tested.id}/redeliver`)).json()).toEqual({ deliveries: 1 });
  const logs = async () => (await open.call('GET', `/webhooks/${id}/logs`)).json<{ items: WebhookLog[] }>().items;
  await expect.poll(logs).toMatchObject([{ id: tested.id, status: 'delivered', attempts: 2, response_body: 'mended' }]);
  expect(new Set(canary.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([tested.id]));

  // Of somebody else it is one that is not there.
  const eve = await open.signUp('eve@example.com');
  for (const [method, path] of [
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['GET', '/logs'],
    ['POST', '/test'],
    ['POST', '/rotate'],
    ['POST', '/redeliver'],
  ] as const) {
    const answer = await open.call(method, `/webhooks/${id}${path}`, method === 'GET' ? undefined : {}, eve);
    expect([path, answer.statusCode, answer.json().code]).toEqual([path, 404, 'webhook_not_found']);
  }
  expect((await open.call('GET', `/webhooks/${id}`)).json()).toMatchObject({ url: canary.url, active: true });
});

test('a test has failed until there is an answer: what is cut off waits for nothing', async () => {
  served = await serveApp('--allow-private-webhooks');
  const { id } = (await add(served, canary.url)).json<Webhook>();
  canary.hold();
  const testing = served.call('POST', `/webhooks/${id}/test`);
  await expect.poll(() => canary.received.length).toBe(1);
  const [log] = (await served.call('GET', `/webhooks/${id}/logs`)).json<{ items: WebhookLog[] }>().items;
  expect(log).toMatchObject({ event: 'test', status: 'failed', next_at: null, error: 'No answer has come.' });
  canary.letGo();
  expect((await testing).json()).toMatchObject({ id: log?.id, status: 'delivered' });
});
