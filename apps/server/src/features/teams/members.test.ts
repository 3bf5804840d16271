import type { Site } from '@desirepath/contract/sites';
import type { Member, Team } from '@desirepath/contract/teams';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveApp } from '../../testing/serve-app.testing.ts';

let server: Awaited<ReturnType<typeof serveApp>>;
beforeAll(async () => {
  server = await serveApp();
});
afterAll(() => server.close());

test('a client who sees one site knows who else sees it, and nobody and nothing of other clients', async () => {
  const { call, site } = server;
  const other = (await call('POST', '/sites', { domain: 'other.example' })).json<Site>();
  const [team] = (await call('GET', '/teams')).json<{ items: Team[] }>().items;
  const join = async (email: string, sites: number[] | null) => {
    const given = { email, role: 'viewer', sites };
    const { link } = (await call('POST', `/teams/${team?.id}/invitations`, given)).json<{ link: string }>();
    const bearer = await server.signUp(email);
    await call('POST', '/invitations/accept', { token: link.split('/').at(-1) }, bearer);
    return bearer;
  };
  const client = await join('client@example.com', [site.id]);
  await join('colleague@example.com', [site.id, other.id]);
  await join('stranger@example.com', [other.id]);
  const staff = await join('staff@example.com', null);

  const known = async (bearer?: string) =>
    (await call('GET', `/teams/${team?.id}/members`, undefined, bearer))
      .json<{ items: Member[] }>()
      .items.map(({ email, sites }) => `${email} ${sites ?? 'all'}`)
      .toSorted();
  const everybody = await known();
  expect(everybody).toContain(`stranger@example.com ${other.id}`);
  expect(await known(staff)).toEqual(everybody);
  expect(await known(client)).toEqual(
    [
      ...everybody.filter((one) => one.endsWith(' all')),
      `client@example.com ${site.id}`,
      `colleague@example.com ${site.id}`,
    ].toSorted(),
  );
});
