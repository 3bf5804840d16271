import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Owner, registerOwner } from './owner.ts';
import { endServers, startServer } from './server.ts';

/** Lends a data folder with an account and a site to some work, and removes it afterwards. */
export async function withDataFolder<Result>(work: (folder: string, owner: Owner) => Promise<Result>): Promise<Result> {
  return withFolder(async (folder) => {
    const server = await startServer(folder);
    const owner = await registerOwner(server.url);
    await server.stop();
    return work(folder, owner);
  });
}

/** Lends an empty data folder. No server is left running on it, whatever the work has come to. */
export async function withFolder<Result>(
  work: (folder: string) => Promise<Result>,
  within = tmpdir(),
): Promise<Result> {
  const folder = await mkdtemp(join(within, 'desirepath-bench-'));
  try {
    return await work(folder);
  } finally {
    await endServers(folder);
    await rm(folder, { recursive: true, force: true });
  }
}
