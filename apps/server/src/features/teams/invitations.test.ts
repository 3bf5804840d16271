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
