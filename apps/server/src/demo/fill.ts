/**
 * Fills a fresh data folder with the demo and ends, with the arguments of the server that waits for it: what the store and
 * the heap have taken for two months of visits in a minute goes back to the system with this process.
 */
import { resolve } from 'node:path';
import { createApp } from '../app.ts';
import { Refused } from '../errors/refused.ts';
import { readConfig } from '../settings/config.ts';
import { fullDisk } from '../storage/full-disk.ts';
import { startDemo } from './start.ts';

process.once('disconnect', () => process.exit(1)); // the server is gone

const config = readConfig(process.argv.slice(2));
try {
  const app = await createApp(config);
  const { local } = await app.start();
  const visits = new AbortController();
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  await startDemo({ app, folder: resolve(config.DATA_DIR), address: local, say, signal: visits.signal });
  visits.abort();
  await app.close();
  process.send?.('filled', () => process.exit(0));
} catch (error) {
  const refusal = error instanceof Refused ? error : fullDisk(error, resolve(config.DATA_DIR));
  if (!refusal) throw error;
  process.stderr.write(`${refusal.code}: ${refusal.message}\n`);
  process.exit(1);
}
