import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveApp } from '../../testing/serve-app.testing.ts';

let served: Awaited<ReturnType<typeof serveApp>>;
let address: string;
let session: string;
beforeAll(async () => {
  served = await serveApp('--port', '0', '--host', '127.0.0.1');
  address = (await served.app.start()).local;
  session = await served.visit([
    { type: 'page_view', path: '/kiln' },
    { type: 'rage_click', path: '/kiln', element_text: 'Buy' },
  ]);
});
afterAll(() => served.close());

/** An agent's own client, as the protocol's makers wrote it. */
async function connect(token: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const headers = { authorization: `Bearer ${token}` };
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', address), { requestInit: { headers } }));
  return client;
}

async function ask(client: Client, name: string, input: Record<string, unknown>) {
  const { content, isError = false } = await client.callTool({ name, arguments: input });
  const [first] = content as { text: string }[]; // all of our answers are one text
  return { isError, answer: JSON.parse(first?.text ?? '') };
}

it('answers what the API answers, to whom it answers', async () => {
  const { site, today } = served;
  const client = await connect(await served.signUp('ada@example.com'));
  const { tools } = await client.listTools();
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
  // No pattern of what every agent knows: the list is part of each of its conversations.
  expect(tools.find(({ name }) => name === 'overview')?.inputSchema.properties).toMatchObject({
    site: { type: 'integer', minimum: 1, description: expect.any(String) },
    from: { type: 'string', format: 'date', description: expect.any(String) },
  });
  expect(JSON.stringify(tools)).not.toMatch(/\{4\}|9007199254740991/);

  const days = Object.fromEntries(new URLSearchParams(today));
  const totals = async () => (await served.call('GET', `/trends/overview?${today}`)).json().totals;
  await expect.poll(totals).toMatchObject({ sessions: 1 });
  const told = await ask(client, 'overview', { ...days, site: site.id });
  expect(told).toMatchObject({ isError: false, answer: { totals: await totals() } });

  const { answer } = await ask(client, 'session_summary', { session_id: session });
  expect(answer).toMatchObject({
    pages: ['/kiln'],
    moments: [{ what: 'page_view' }, { what: 'rage_click', element: 'Buy' }],
    skipped: 0,
  });
});

it('refuses as the API refuses', async () => {
  const { site, today } = served;
  const days = Object.fromEntries(new URLSearchParams(today));
  const stranger = await connect(await served.signUp('eve@example.com'));
  expect(await ask(stranger, 'overview', { ...days, site: site.id })).toMatchObject({
    isError: true,
    answer: { code: 'site_not_found' },
  });
  expect(await ask(stranger, 'session_summary', { session_id: session })).toMatchObject({
    isError: true,
    answer: { code: 'session_not_found' },
  });
  const owner = await connect(await served.signUp('ada@example.com'));
  expect(await ask(owner, 'overview', { ...days, site: site.id, from: 'yesterday' })).toMatchObject({
    isError: true,
    answer: { code: 'invalid_input' },
  });
  expect(await ask(owner, 'overview', { ...days, site: site.id, country_code: 'DE' })).toMatchObject({
    isError: true,
    answer: {
      code: 'invalid_input',
      issues: [{ path: 'country_code', message: expect.stringMatching(/^There is no such argument.*\bcountry,/) }],
    },
  });
  await expect(connect('nobody')).rejects.toThrow('not_signed_in');
  const cookie = await fetch(`${address}/mcp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(cookie.status).toBe(401);
  expect((await fetch(`${address}/mcp`)).status).toBe(405);
});
