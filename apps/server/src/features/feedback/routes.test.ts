import type { Feedback, FeedbackNote } from '@desirepath/contract/feedback';
import { DEFAULT_BUBBLE } from '@desirepath/contract/feedback-bubble';
import { FEEDBACK } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import type { WebhookLog } from '@desirepath/contract/webhooks';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { filesWith } from '../../testing/files-with.testing.ts';
import { serveApp } from '../../testing/serve-app.testing.ts';

type Inbox = { items: Feedback[]; next_cursor: string | null };

let served: Awaited<ReturnType<typeof serveApp>>;
let site: Site;

beforeAll(async () => {
  served = await serveApp();
  site = served.site;
  await served.call('PATCH', `/sites/${site.id}`, { settings: { feedback: { ...DEFAULT_BUBBLE, on: true } } });
});
afterAll(() => served.close());

/** As the bubble sends it. */
const message = (given: object = {}) => {
  const now = Date.now();
  return {
    ...{
      tracking_id: site.tracking_id,
      id: crypto.randomUUID(),
      at: now,
      sent_at: now,
      text: 'The button does nothing',
    },
    ...{ url: 'https://shop.example/cart?from=mail', viewport_w: 390, viewport_h: 800, scroll_x: 0, scroll_y: 120.4 },
    ...given,
  };
};
const send = (given: object, remoteAddress = '127.0.0.1') =>
  served.app.inject({
    remoteAddress,
    method: 'POST',
    url: '/api/feedback',
    payload: JSON.stringify(given),
    headers: { 'content-type': 'text/plain', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/146.0.0.0' },
  });
const inbox = async (query = '', of = site.id) =>
  (await served.call('GET', `/feedback?site=${of}${query}`)).json<Inbox>();
const kept = async (given: object = {}) => {
  const sent = message(given);
  expect((await send(sent)).statusCode).toBe(202);
  return (await served.call('GET', `/feedback/${sent.id}?site=${site.id}`)).json<
    Feedback & { notes: FeedbackNote[] }
  >();
};

test('what a visitor said is in the inbox, once however often it was sent, with where they were', async () => {
  const element = { selector: '#pay', text: 'Pay', x: 10, y: 20.6, width: 100, height: 40 };
  const given = message({ mood: 2, element, email: 'ines@example.com', may_reply: true });
  for (let attempt = 0; attempt < 3; attempt++) expect((await send(given)).json()).toEqual({ accepted: true });
  // Whatever comes later by the same id changes nothing.
  await send({ ...given, text: 'Something else' });
  const found = (await inbox()).items.filter(({ id }) => id === given.id);
  expect(found).toEqual([
    expect.objectContaining({
      ...{
        state: 'new',
        mood: 2,
        text: 'The button does nothing',
        email: 'ines@example.com',
        assignee: null,
        tags: [],
      },
      ...{ host: 'shop.example', path: '/cart', scroll_y: 120, session_id: null, element: { ...element, y: 21 } },
    }),
  ]);
});

test.each([
  ['nothing is said', { text: ' \u0000 ' }],
  ['an address comes without consent', { email: 'ines@example.com' }],
  ['an address is none', { email: 'ines', may_reply: true }],
  ['the mood is beyond the scale', { mood: 6 }],
  ['the page is no page', { url: 'javascript:alert(1)' }],
  ['the text is too long', { text: 'x'.repeat(FEEDBACK.text + 1) }],
])('a message is refused where %s', async (_why, given) => {
  expect((await send(message(given))).json()).toMatchObject({ code: 'invalid_input' });
});

test('a message of a megabyte is refused unread, one to a site without a bubble, or to none, is too', async () => {
  expect((await send(message({ text: 'x'.repeat(2 ** 20) }))).statusCode).toBe(413);
  expect((await send(message({ tracking_id: crypto.randomUUID() }))).json()).toMatchObject({
    code: 'unknown_tracking_id',
  });
  const other = (await served.call('POST', '/sites', { domain: 'quiet.example' })).json<Site>();
  expect((await send(message({ tracking_id: other.tracking_id }))).json()).toMatchObject({ code: 'feedback_off' });
});

test('a message has a state, tags, somebody whose it is, and notes, and can be found by each', async () => {
  const one = await kept({ text: 'Größe L is missing_ 100%', mood: 1 });
  const [me] = (await served.call('GET', `/feedback/summary?site=${site.id}`)).json<{ people: { id: string }[] }>()
    .people;
  const change = (payload: object) => served.call('PATCH', `/feedback/${one.id}`, { site: site.id, ...payload });
  expect((await change({ state: 'open', tags: ['sizes', 'sizes', 'stock'], assignee: me?.id })).json()).toMatchObject({
    ...{ state: 'open', tags: ['sizes', 'stock'], assignee: { id: me?.id } },
  });
  expect((await change({ assignee: crypto.randomUUID() })).json()).toMatchObject({ code: 'unknown_person' });
  await served.call('POST', `/feedback/${one.id}/notes`, { site: site.id, text: 'Ordered more' });
  const queries = [
    '&state=open',
    '&tag=stock',
    `&assignee=${me?.id}`,
    '&search=GRÖSSE l'.replace('SS', 'ß'),
    '&mood=1',
  ];
  for (const query of queries)
    expect(
      (await inbox(query)).items.map(({ id }) => id),
      query,
    ).toEqual([one.id]);
  expect((await inbox('&assignee=none')).items.map(({ id }) => id)).not.toContain(one.id);
  const detail = (await served.call('GET', `/feedback/${one.id}?site=${site.id}`)).json();
  expect(detail).toMatchObject({ is_recorded: false, notes: [{ kind: 'note', text: 'Ordered more' }] });

  expect((await served.call('DELETE', `/feedback/${one.id}?site=${site.id}`)).statusCode).toBe(204);
  expect((await served.call('GET', `/feedback/${one.id}?site=${site.id}`)).json()).toMatchObject({
    code: 'feedback_not_found',
  });
});

test('pages of the inbox meet without a gap or a double', async () => {
  for (let at = 0; at < 5; at++) await kept({ text: `paged ${at}` });
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Inbox = await inbox(`&search=paged&limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.next_cursor;
  }
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
});

test('somebody else sees and changes nothing of it', async () => {
  const one = await kept();
  const stranger = await served.signUp('eve@example.com');
  const own = (await served.call('POST', '/sites', { domain: 'eve.example' }, stranger)).json<Site>();
  for (const of of [site.id, own.id]) {
    const calls = [
      served.call('GET', `/feedback/${one.id}?site=${of}`, undefined, stranger),
      served.call('PATCH', `/feedback/${one.id}`, { site: of, state: 'done', tags: ['x'] }, stranger),
      served.call('POST', `/feedback/${one.id}/notes`, { site: of, text: 'x' }, stranger),
      served.call('DELETE', `/feedback/${one.id}?site=${of}`, undefined, stranger),
    ];
    for (const { statusCode } of await Promise.all(calls)) expect(statusCode).toBe(404);
  }
  expect((await served.call('GET', `/feedback/${one.id}?site=${site.id}`)).json()).toMatchObject({ state: 'new' });
});

test('the file of the inbox is safe in a spreadsheet', async () => {
  await kept({ text: '=HYPERLINK("http://evil.example","x")\n<script>alert(1)</script>', title: '+1' });
  const file = await served.call('GET', `/feedback.csv?site=${site.id}&search=hyperlink`);
  expect(file.headers['content-type']).toContain('text/csv');
  const [, row] = file.body.split('\r\n');
  expect(row).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")`);
  expect(row).toContain(`,'+1,`);
});

test('an answer goes by mail to who agreed to it, and its own answer to who wrote it', async () => {
  const silent = await kept();
  const reply = (id: string) =>
    served.call('POST', `/feedback/${id}/replies`, { site: site.id, text: 'Fixed.\n\nThanks' });
  expect((await reply(silent.id)).json()).toMatchObject({ code: 'no_email_given' });
  const one = await kept({ email: 'ines@example.com', may_reply: true, text: 'Line\r\nBcc: eve@evil.example' });
  expect((await reply(one.id)).json()).toMatchObject({ kind: 'reply', text: 'Fixed.\n\nThanks' });
  const mail = await vi.waitFor(() => served.mail(), 30_000);
  expect(mail).toMatch(/^To: .*ines@example.com/m);
  expect(mail).toMatch(/^Reply-To: .*ada@example.com/m);
  expect(mail).not.toMatch(/^Bcc:/m);
});

test('what is deleted is on the disk no more, also in answers that are files; others to the same person stay', async () => {
  const write = async (text: string) => {
    const { id } = await kept({ email: 'otto@example.com', may_reply: true, text });
    await served.call('POST', `/feedback/${id}/replies`, { site: site.id, text: `About the ${text}` });
    await vi.waitFor(() => expect(inMails(`About the ${text}`)).toHaveLength(1), 30_000);
    return id;
  };
  const inMails = (text: string) => filesWith(served.folder, Buffer.from(text)).filter((file) => file.endsWith('.eml'));
  const gone = await write('crooked-lamp-0815');
  await write('missing-chair-4711');
  await served.call('DELETE', `/feedback/${gone}?site=${site.id}`);
  await vi.waitFor(() => expect(filesWith(served.folder, Buffer.from('crooked-lamp-0815'))).toEqual([]), 30_000);
  expect(inMails('missing-chair-4711')).toHaveLength(1);
});

test('a webhook is told of a message once, however often it was sent', async () => {
  const given = { site: site.id, url: 'https://hooks.example/x', events: ['feedback.received'] };
  const { id } = (await served.call('POST', '/webhooks', given)).json<{ id: string }>();
  const sent = message({ mood: 4, text: 'Told of' });
  for (let attempt = 0; attempt < 2; attempt++) expect((await send(sent)).statusCode).toBe(202);
  const logs = async () => (await served.call('GET', `/webhooks/${id}/logs`)).json<{ items: WebhookLog[] }>().items;
  await vi.waitFor(async () => expect(await logs()).toHaveLength(1), 30_000);
  const [told] = await logs();
  expect(JSON.parse(told?.payload ?? '')).toMatchObject({
    type: 'feedback.received',
    data: { session_id: null, page: 'shop.example/cart', rating: 4, text: 'Told of' },
  });
  await served.call('DELETE', `/webhooks/${id}`);
});

test('who sends on and on is told to wait', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, host) => send(message({ url: 'nonsense' }), `2001:db8::${host + 1}`)),
  );
  expect(answers.some(({ statusCode, headers }) => statusCode === 429 && headers['retry-after'])).toBe(true);
});
