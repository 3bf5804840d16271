import { resolve } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { placeFor } from '../storage/records/testing.ts';

/** The settings of a server of a test, on the kind of stores that this run is about. */
export async function testSettings(args: string[], environment: NodeJS.ProcessEnv = {}): Promise<Config> {
  const config = readConfig(['--log-level', 'silent', ...args], environment);
  const place = await placeFor(resolve(config.DATA_DIR));
  return 'url' in place ? { ...config, DATABASE_URL: place.url } : config;
}
