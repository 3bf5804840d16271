import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Alert, AlertPreview } from '@desirepath/contract/alerts';
import type { WebhookLog } from '@desirepath/contract/webhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveApp } from '../../testing/serve-app.testing.ts';
import { startReceiver } from '../webhooks/receiver.testing.ts';

const MINUTE = 60_000;
let served: Awaited<ReturnType<typeof serveApp>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let me: string;
beforeAll(async () => {
  receiver = await startReceiver();
  served = await serveApp('--allow-private-webhooks');
  me = (await served.call('GET', '/auth/me')).json<{ id: string }>().id;
});
afterAll(async () => {
  receiver.close();
  await served.close();
});

const make = (fields: object) => served.call('POST', '/alerts', { site: served.site.id, ...fields });
const rush = { kind: 'number', metric: 'visitors', per: 'hour', rule: { kind: 'above', value: 100 } };

test('an alert is added, found, changed, switched off and deleted', async () => {
  const { id, ...made } = (await make({ name: 'Rush', watch: rush, mail_to: [me] })).json<Alert>();
  expect(made).toMatchObject({ name: 'Rush', mail_to: [me], webhooks: false, active: true, last_fired_at: null });
  const changed = { name: 'Silence', watch: { kind: 'silence', minutes: 120 }, active: false };
  expect((await served.call('PUT', `/alerts/${id}`, changed)).json()).toMatchObject({ ...changed, mail_to: [] });
  expect((await served.call('GET', `/alerts/${id}`)).json()).toMatchObject({ id, ...changed });
  const list = await served.call('GET', `/alerts?site=${served.site.id}`);
  expect(list.json<{ items: Alert[] }>().items.map(({ name }) => name)).toEqual(['Silence']);
  expect((await served.call('DELETE', `/alerts/${id}`)).statusCode).toBe(204);
  expect((await served.call('GET', `/alerts/${id}`)).json().code).toBe('alert_not_found');
});

test('nobody is mailed who may not see the site, and no number is watched that cannot be', async () => {
  expect((await make({ name: 'x', watch: rush, mail_to: ['somebody else'] })).json().code).toBe('unknown_person');
  const wrong = [
    { ...rush, metric: 'survey_score', of: 'a:b' }, // by hour: it is known by days alone
    { ...rush, metric: 'conversion_rate' }, // of no goal
    { ...rush, of: 'something' }, // visitors are of the site
    { kind: 'silence', minutes: 0 },
  ];
  for (const watch of wrong) expect((await make({ name: 'x', watch })).statusCode, JSON.stringify(watch)).toBe(400);
});

test('a test arrives by mail and at the webhooks that wait for alerts, as the alert would', async () => {
  const webhook = { site: served.site.id, url: receiver.url, events: ['alert.fired'] };
  const { id: hook } = (await served.call('POST', '/webhooks', webhook)).json<{ id: string }>();
  const { id } = (await make({ name: 'Rush', watch: rush, mail_to: [me], webhooks: true })).json<Alert>();
  const answer = await served.call('POST', `/alerts/${id}/test`);
  expect([answer.statusCode, answer.json()]).toEqual([202, { mails: 1, webhooks: true }]);

  await expect.poll(() => receiver.received.length).toBe(1);
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
    type: 'alert.fired',
    data: { alert: { id, name: 'Rush' }, text: expect.stringContaining('This is a test') },
  });
  const logs = async () => (await served.call('GET', `/webhooks/${hook}/logs`)).json<{ items: WebhookLog[] }>().items;
  await expect.poll(logs).toMatchObject([{ event: 'alert.fired', status: 'delivered' }]);
  const mails = join(served.folder, 'mails');
  await expect
    .poll(() =>
      readdirSync(mails)
        .map((file) => readFileSync(join(mails, file), 'utf8'))
        .join(),
    )
    .toMatch(/Rush/);
  // What was only tried stands in no history.
  const history = await served.call('GET', `/alert-firings?site=${served.site.id}`);
  expect(history.json()).toEqual({ items: [], next_cursor: null });
});

test('a preview says when it would have fired, and what the number was', async () => {
  const watch = { ...rush, rule: { kind: 'below', value: 1 } };
  const preview = await served.call('POST', '/alerts/preview', {
    site: served.site.id,
    watch,
    cooldown_minutes: 1_440,
  });
  const { text, firings, points } = preview.json<AlertPreview>();
  expect(text).toMatch(/would have fired \d+ times in the last 30 days/);
  expect(firings).toHaveLength(points.filter(({ is_fired }) => is_fired).length);
  const gaps = firings.slice(1).map(({ at }, index) => Date.parse(firings[index]?.at ?? '') - Date.parse(at));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_440 * MINUTE);
});
