import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

/** Where `openRecords` opens an empty store, and how that place is cleared away. */
export interface Place {
  place: { folder: string } | { url: string };
  remove: () => Promise<void>;
}

export async function sqlitePlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'desirepath-records-'));
  return { place: { folder }, remove: () => rm(folder, { recursive: true }) };
}

/** The folder of PostgreSQL's programs, where it is on this machine; Debian keeps them off the PATH. */
const POSTGRES_BIN = globSync('/usr/{lib/postgresql/*,local/pgsql,local}/bin')
  .filter((folder) => existsSync(join(folder, 'initdb')))
  .sort()
  .at(-1);
export const hasPostgres = POSTGRES_BIN !== undefined;

/** A PostgreSQL server of its own in a temporary folder, gone after the test. */
export async function postgresPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'desirepath-postgres-'));
  const data = join(folder, 'data');
  const owner = await ownerFor(folder);
  const port = await freePort();
  await run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8'], owner);
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: 'off' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(POSTGRES_BIN ?? '', 'postgres'), ['-D', data, ...flags], { ...owner, stdio: 'ignore' });

  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilItAnswers(url);
  return {
    place: { url },
    async remove() {
      server.kill('SIGINT'); // PostgreSQL's fast shutdown
      await once(server, 'exit');
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
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
