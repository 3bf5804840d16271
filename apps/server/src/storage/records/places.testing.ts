import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { hashOfToken } from '../../http/secret-token.ts';
import { freePort } from '../../testing/free-port.testing.ts';
import type { RecordsPlace } from './open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the PostgreSQL that the tests of this run share; not there where they run on SQLite. */
    postgres?: string;
  }
}

/** Where `openRecords` opens an empty store, and how that place is cleared away. */
export interface Place {
  place: RecordsPlace;
  remove: () => Promise<void>;
}

export async function sqlitePlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'desirepath-records-'));
  return { place: { folder }, remove: () => rm(folder, { recursive: true }) };
}

/** In the kind of store that this run of the tests is about: SQLite, unless DESIREPATH_TEST_RECORDS says otherwise. */
export async function emptyPlace(): Promise<Place> {
  const { place, remove } = await sqlitePlace();
  return { place: 'folder' in place ? await placeFor(place.folder) : place, remove };
}

/** The database that every other one of a run is copied from, with all migrations. */
export const TEMPLATE = 'desirepath_template';

/** The records that belong to a data folder: in it, or in a database of its own of the PostgreSQL of this run. */
export async function placeFor(folder: string): Promise<RecordsPlace> {
  const server = inject('postgres');
  if (server === undefined) return { folder };
  const database = `test_${hashOfToken(folder).slice(0, 24)}`;
  await createDatabase(server, database, TEMPLATE);
  const url = new URL(server);
  url.pathname = database;
  return { url: url.href };
}

/** Does nothing where it is there already. */
export async function createDatabase(server: string, database: string, template = 'template1'): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(`create database ${database} template ${template}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === DUPLICATE_DATABASE)) throw error;
  } finally {
    await client.end();
  }
}

const DUPLICATE_DATABASE = '42P04';

/** The folder of PostgreSQL's programs, where it is on this machine; Debian keeps them off the PATH. */
const POSTGRES_BIN = globSync('/usr/{lib/postgresql/*,local/pgsql,local}/bin')
  .filter((folder) => existsSync(join(folder, 'initdb')))
  .sort()
  .at(-1);
export const hasPostgres = POSTGRES_BIN !== undefined;

/** A PostgreSQL server of its own in a temporary folder, gone after the test. */
export async function postgresPlace(): Promise<
  Place & { place: { url: string }; restart(whileAway?: () => Promise<void>): Promise<void> }
> {
  const folder = await mkdtemp(join(tmpdir(), 'desirepath-postgres-'));
  const data = join(folder, 'data');
  const owner = await ownerFor(folder);
  const port = await freePort();
  await run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8'], owner);
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: 'off' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const start = async () => {
    const server = spawn(join(POSTGRES_BIN ?? '', 'postgres'), ['-D', data, ...flags], { ...owner, stdio: 'ignore' });
    await untilItAnswers(url);
    return server;
  };
  const stop = async () => {
    server.kill('SIGINT'); // PostgreSQL's fast shutdown
    await once(server, 'exit');
  };
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server = await start();
  return {
    place: { url },
    async restart(whileAway = async () => {}) {
      await stop();
      await whileAway();
      server = await start();
    },
    async remove() {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** PostgreSQL refuses to run as root: then it runs as the account that its package made. */
async function ownerFor(folder: string): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const uid = Number(await run('/usr/bin/id', ['-u', 'postgres'], {}));
  const gid = Number(await run('/usr/bin/id', ['-g', 'postgres'], {}));
  chownSync(folder, uid, gid);
  return { uid, gid };
}

async function run(program: string, args: string[], owner: { uid?: number; gid?: number }): Promise<string> {
  const path = program.startsWith('/') ? program : join(POSTGRES_BIN ?? '', program);
  const child = spawn(path, args, { ...owner, cwd: tmpdir(), stdio: ['ignore', 'pipe', 'inherit'] });
  const [[code], output] = await Promise.all([once(child, 'exit'), child.stdout.toArray()]);
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return Buffer.concat(output).toString();
}

async function untilItAnswers(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (attempt === 100) throw error;
      await setTimeout(100);
    }
  }
}
