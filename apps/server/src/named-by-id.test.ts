import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveCast } from './testing/cast.testing.ts';

let cast: Awaited<ReturnType<typeof serveCast>>;
beforeAll(async () => {
  cast = await serveCast();
});
afterAll(() => cast.close());

const questions = [{ id: 'why', type: 'long_text', text: 'Why?' }];
const made = async (path: string, body: object) => {
  const given = { name: 'Ours', site: cast.own.site, ...body };
  return (await cast.make<{ id: string }>(path, cast.members.owner, given)).id;
};
/** What is known by an id of its own, and a body that changes it. */
const THINGS = [
  {
    base: '/recordings',
    missing: 'recording_not_found',
    make: async () => cast.own.session,
    change: ['POST', '/tags'],
    body: { tags: ['ours'] },
  },
  {
    base: '/forms',
    missing: 'form_not_found',
    make: () => made('/forms', { key: 'sign-up' }),
    change: ['PUT', ''],
    body: { name: 'Sign up' },
  },
  {
    base: '/surveys/surveys',
    missing: 'survey_not_found',
    make: () => made('/surveys/surveys', { questions }),
    change: ['PUT', ''],
    body: { name: 'Renamed', questions },
  },
] as const;

test.each(THINGS)('$base are asked for by their id alone', async ({ base, missing, make, change, body }) => {
  const { members, bob, ingest, own, second } = cast;
  const path = `${base}/${await make()}`;
  const asked = (who: Record<string, string>, query = '') => cast.call('GET', path + query, who);
  const changed = (who: Record<string, string>) => cast.call(change[0], path + change[1], who, body);

  const whole = await asked(members.viewer, `?site=${own.site}`);
  expect(whole).toMatchObject({ status: 200, body: { site: own.site } });
  for (const who of [members.viewer, members['read key'], members.owner])
    expect((await asked(who)).body).toEqual(whole.body);

  const gone = { status: 404, body: { code: missing } };
  for (const who of [bob, members.limited]) {
    expect(await asked(who)).toMatchObject(gone);
    expect(await changed(who)).toMatchObject(gone);
  }
  expect(await asked(members.owner, `?site=${second}`)).toMatchObject(gone);
  for (const who of [members.viewer, members['read key'], ingest])
    expect(await changed(who)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect((await asked(members.owner)).body).toEqual(whole.body);
  expect((await changed(members.analyst)).status).toBeLessThan(300);
});
