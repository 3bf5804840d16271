import { randomUUID } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toErrorBody } from '../../errors/app-error.ts';
import { createGuard } from '../../http/guard.ts';
import { Jobs } from '../../jobs/jobs.ts';
import { openRecords, type Records } from '../../storage/records/open.ts';
import { emptyPlace, type Place } from '../../storage/records/places.testing.ts';
import { createRights } from '../../storage/records/rights.ts';
import { createSites, type Sites } from '../../storage/records/sites.ts';
import { createAccounts } from '../accounts/accounts.ts';
import { readScripts, scriptRoutes } from './script-routes.ts';

const app = Fastify();
const tracking_id = randomUUID();
let place: Place;
let records: Records;
let sites: Sites;

beforeAll(async () => {
  place = await emptyPlace();
  records = await openRecords(place.place);
  const common = { records, clock: Date.now, log: app.log };
  const baseUrl = 'http://localhost:8080';
  const jobs = new Jobs({ ...common, createUuid: randomUUID });
  const account = {
    registration: 'open',
    setupToken: 'setup',
    baseUrl,
    secret: 's'.repeat(43),
    jobs,
    sendMail: async () => {},
  } as const;
  const accounts = createAccounts({ ...common, ...account });
  sites = await createSites(common);
  app.setErrorHandler((error, _, reply) => {
    const { status, body } = toErrorBody(error);
    return reply.status(status).send(body);
  });
  const links = { find: async () => undefined };
  const guard = createGuard({
    identities: accounts.identities,
    links,
    rights: createRights(records),
    audit: async () => {},
    baseUrl,
  });
  await app.register(scriptRoutes(readScripts(), sites, () => false, guard));
  const at = '2026-11-01T00:00:00.000Z';
  const ada = {
    id: 'ada',
    email: 'ada@example.com',
    email_verified: 0,
    name: 'Ada',
    owner: 1,
    created_at: at,
    updated_at: at,
  };
  await records.insertInto('accounts').values(ada).execute();
  await sites.create({ owner: 'ada', name: 'Shop', domain: 'example.com', tracking_id, settings: {} });
});
afterAll(async () => {
  await app.close();
  sites.close();
  await records.destroy();
  await place.remove();
});

const get = (file: string, headers = {}) => app.inject({ url: `/t/${file}`, headers });

test.each(['extras', 'replay', 'picture'])(
  'the %s script lies beside the core, by a name of its content, for ever',
  async (name) => {
    const core = (await get(`${tracking_id}.js`)).body;
    const [file = ''] = new RegExp(`${name}-[\\w-]{12}\\.js`).exec(core) ?? [];
    const script = await get(file);
    expect(script.statusCode).toBe(200);
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
    });
    const packed = await get(file, { 'accept-encoding': 'gzip, br' });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(script.body);
    const { etag = '' } = script.headers;
    for (const known of [etag, `W/${etag}`, `"older", W/${etag}`])
      expect((await get(file, { 'if-none-match': known })).statusCode, known).toBe(304);
    expect((await get(file, { 'if-none-match': '"older"' })).statusCode).toBe(200);
    expect((await get(file.replace('.js', 'x.js'))).statusCode).toBe(404);
  },
);
