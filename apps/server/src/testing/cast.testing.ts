import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@desirepath/contract/roles';
import type { Site } from '@desirepath/contract/sites';
import type { Team } from '@desirepath/contract/teams';
import { sql } from 'kysely';
import { WebSocket } from 'undici';
import { expect, vi } from 'vitest';
import { createApp } from '../app.ts';
import { connectRecords } from '../storage/records/connect.ts';
import { recordsPlace } from '../storage/records/open.ts';
import { testSettings } from './settings.testing.ts';

type Headers = Record<string, string>;

/** Who calls: members by their role, one who is limited to another site of the team, and programs with keys. */
export const MEMBERS = ['owner', 'admin', 'analyst', 'viewer', 'limited', 'read key', 'manage key'] as const;
export type MemberName = (typeof MEMBERS)[number];

/**
 * Two teams over the whole server: that of Ada, with members of every kind, keys and a link, and that of Bob. Each has a
 * site with a recording.
 */
export async function serveCast() {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-access-'));
  const flags = ['--registration', 'open', '--robots', 'keep', '--port', '0'];
  const settings = await testSettings(['--data-dir', folder, ...flags]);
  const app = await createApp(settings);
  const records = connectRecords(recordsPlace(settings));
  let listening: ReturnType<typeof app.start> | undefined;
  const call = async (method: string, path: string, headers: Headers, payload?: object) => {
    const answer = await app.inject({
      method: method as 'GET', // a method of HTTP
      url: `/api${path}`,
      headers,
      ...(payload && method !== 'GET' && { payload }),
    });
    return { status: answer.statusCode, body: answer.body === '' ? undefined : read(answer.body), answer };
  };
  const make = async <Made>(path: string, headers: Headers, payload: object): Promise<Made> => {
    const { status, body } = await call('POST', path, headers, payload);
    expect(status, `${path} ${JSON.stringify(body)}`).toBeLessThan(300);
    return body as Made; // what it is, the contract has checked
  };

  const register = async (name: string, invitation?: string): Promise<Headers> => {
    const account = { email: `${name}@example.com`, password: 'seven tin lanterns', name };
    const { answer } = await call('POST', '/auth/register', {}, { ...account, ...(invitation && { invitation }) });
    return { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
  };
  const home = async (headers: Headers, domain: string) => {
    const { body } = await call('GET', '/teams', headers);
    const [team] = (body as { items: Team[] }).items;
    if (!team) throw new Error('no team');
    const site = await make<Site>('/sites', headers, { domain, team: team.id });
    return { team: team.id, site: site.id, tracking: site.tracking_id, session: await record(site) };
  };
  /** A session with a recording. */
  const record = async (site: Site): Promise<string> => {
    const session_id = crypto.randomUUID();
    const page_id = crypto.randomUUID();
    const at = Date.now() - 1_000;
    const view = { type: 'page_view', at, url: `https://${site.domain}/`, page_id };
    await make(
      '/track/batches',
      {},
      {
        tracking_id: site.tracking_id,
        session_id,
        visitor_id: crypto.randomUUID(),
        tab_id: crypto.randomUUID(),
        seq: 0,
        attempt: 1,
        sent_at: Date.now(),
        events: [view],
        replay: { page_id, events: [{ type: 4, timestamp: at, data: {} }] },
      },
    );
    return session_id;
  };

  const owner = await register('ada');
  const own = await home(owner, 'shop.example');
  const second = await make<Site>('/sites', owner, { domain: 'blog.example', team: own.team });
  const bob = await register('bob');
  const foreign = await home(bob, 'other.example');

  const invite = async (role: Role, name: string, sites: number[] | null = null) => {
    const given = { email: `${name}@example.com`, role, sites };
    const { link } = await make<{ link: string }>(`/teams/${own.team}/invitations`, owner, given);
    return register(name, link.split('/').at(-1));
  };
  const key = async (scope: string) => {
    const given = { name: scope, scope, days: null };
    const made = await make<{ id: string; key: string }>(`/teams/${own.team}/keys`, owner, given);
    return { id: made.id, headers: { authorization: `Bearer ${made.key}` } };
  };
  const members: Record<MemberName, Headers> = {
    owner,
    admin: await invite('admin', 'amy'),
    analyst: await invite('analyst', 'ann'),
    viewer: await invite('viewer', 'vera'),
    limited: await invite('viewer', 'lim', [second.id]),
    'read key': (await key('read')).headers,
    'manage key': (await key('manage')).headers,
  };
  const revoked = await key('manage');
  await call('DELETE', `/teams/${own.team}/keys/${revoked.id}`, owner);
  const ingest = (await key('ingest')).headers;

  const thing = { kind: 'recording', id: own.session };
  let link = '';
  await vi.waitFor(async () => {
    link = (await make<{ token: string }>('/shares', owner, { site: own.site, thing, days: 1 })).token;
  }, 30_000);

  return {
    records,
    call,
    make,
    /** The answer to one frame over a socket. */
    async frame(path: string, headers: Headers, given: object): Promise<unknown> {
      listening ??= app.start();
      const { local } = await listening;
      const socket = new WebSocket(local.replace('http', 'ws') + path, { headers });
      const answered = new Promise<string>((resolve, reject) => {
        socket.onopen = () => socket.send(JSON.stringify(given));
        socket.onmessage = ({ data }) => resolve(String(data));
        socket.onerror = reject;
      });
      return JSON.parse(await answered.finally(() => socket.close()));
    },
    own,
    foreign,
    second: second.id,
    bob,
    members,
    ingest,
    link,
    /** Those who are nobody to a route for members. */
    nobodies: {
      nobody: {},
      'another website’s cookie': { cookie: `session=${link}` },
      'revoked key': revoked.headers,
      'public tracking id': { authorization: `Bearer ${own.tracking}` },
      link: { authorization: `Share ${link}` },
      'link as a bearer': { authorization: `Bearer ${link}` },
    } satisfies Record<string, Headers>,
    /** Resolves when what was asked for is done, and no job that is due is left to change anything. */
    async atRest(): Promise<void> {
      const underWay = records.selectFrom('jobs').select('kind').where('status', 'in', ['queued', 'running']);
      const due = () => underWay.where('run_at', '<=', Date.now()).execute();
      await vi.waitFor(async () => expect(await due()).toEqual([]), { timeout: 30_000 });
    },
    /** Everything in the store of records, by table, but for what a mere look changes. */
    async everything(): Promise<Record<string, string>> {
      const tables = (await records.introspection.getTables()).map(({ name }) => name);
      const settled = tables.filter((name) => !UNSETTLED.has(name)).sort();
      const contents = settled.map(async (name) => {
        const { rows } = await sql`select * from ${sql.table(name)}`.execute(records);
        const lines = rows.map((row) =>
          JSON.stringify(row, (column, value) =>
            column.startsWith('last_') || BY_THE_CLOCK.has(column) ? undefined : value,
          ),
        );
        return [name, lines.sort().join('\n')] as const;
      });
      return Object.fromEntries(await Promise.all(contents));
    },
    async close() {
      await records.destroy();
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the server does by itself, and who asked. */
const UNSETTLED = new Set(['jobs', 'finished_sessions', 'disk_samples', 'listening', 'audit_log', 'attempts']);
/** What it notes by itself in rows of people: figures of funnels every hour, how far alerts were looked at every minute. */
const BY_THE_CLOCK = new Set(['metrics', 'checked_until']);

function read(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
