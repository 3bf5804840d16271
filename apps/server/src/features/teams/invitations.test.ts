import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEAMS } from '@desirepath/contract/limits';
import type { Team } from '@desirepath/contract/teams';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveApp } from '../../testing/serve-app.testing.ts';

let server: Awaited<ReturnType<typeof serveApp>>;
beforeAll(async () => {
  server = await serveApp();
});
afterAll(() => server.close());

test('invitations fill nobody’s letter box, whoever sends them', async () => {
  const invite = async (email: string, bearer?: string) => {
    const [team] = (await server.call('GET', '/teams', undefined, bearer)).json<{ items: Team[] }>().items;
    const given = { email, role: 'viewer', sites: null };
    return (await server.call('POST', `/teams/${team?.id}/invitations`, given, bearer)).statusCode;
  };
  for (let sent = 0; sent < TEAMS.invitationsPerAddress; sent++) expect(await invite('victim@example.com')).toBe(201);
  expect(await invite('Victim@example.com')).toBe(429);
  expect(await invite('victim@example.com', await server.signUp('bob@example.com'))).toBe(429);
  expect(await invite('colleague@example.com')).toBe(201);
});

test('invitations are guessed at from one household no more than from one address', async () => {
  const look = async (host: number) =>
    (
      await server.app.inject({
        remoteAddress: `2001:db8::${host + 1}`,
        method: 'POST',
        url: '/api/invitations/look',
        payload: { token: 'a guess' },
      })
    ).statusCode;
  const answers = await Promise.all(Array.from({ length: TEAMS.looksPerAddress + 1 }, (_, host) => look(host)));
  expect(answers.toSorted()).toEqual([...Array(TEAMS.looksPerAddress).fill(404), 429]);
});

test('who is invited comes by the link in their mail, once, and sees the sites they were given', async () => {
  const { call, site } = server;
  const hidden = (await call('POST', '/sites', { domain: 'hidden.example' })).json<{ id: number }>();
  const [team] = (await call('GET', '/teams')).json<{ items: Team[] }>().items;
  const given = { email: 'vera@example.com', role: 'viewer', sites: [site.id] };
  await call('POST', `/teams/${team?.id}/invitations`, given);
  const mails = join(server.folder, 'mails');
  const mail = () =>
    readdirSync(mails)
      .map((file) => readFileSync(join(mails, file), 'utf8'))
      .find((text) => text.includes('vera@example.com'));
  await expect.poll(mail).toMatch(/invitations\/[\w-]+/);
  const token = /invitations\/([\w-]{20,})/.exec(mail()?.replaceAll(/=\r?\n/g, '') ?? '')?.[1];

  const vera = await server.signUp('vera@example.com');
  const accept = async (bearer: string) => (await call('POST', '/invitations/accept', { token }, bearer)).statusCode;
  expect(await accept(await server.signUp('mallory@example.com'))).toBe(409);
  expect(await accept(vera)).toBe(200);
  expect(await accept(vera)).toBe(404);
  expect((await call('GET', `/sites/${site.id}`, undefined, vera)).statusCode).toBe(200);
  expect((await call('GET', `/sites/${hidden.id}`, undefined, vera)).statusCode).toBe(404);
});
