import { join, resolve } from 'node:path';
import { type Config, readConfig } from '../settings/config.ts';
import { placeFor } from '../storage/records/places.testing.ts';
import { newBehaviour } from './behaviour.testing.ts';

/** The settings of a server of a test, on the kind of stores that this run is about. */
export async function testSettings(args: string[], environment: NodeJS.ProcessEnv = {}): Promise<Config> {
  const config = readConfig(['--log-level', 'silent', ...args], environment);
  const records = await placeFor(resolve(config.DATA_DIR));
  const behaviour = newBehaviour(join(config.DATA_DIR, 'behaviour'));
  return {
    ...config,
    ...('url' in records && { DATABASE_URL: records.url }),
    ...(typeof behaviour !== 'string' && { CLICKHOUSE_URL: behaviour.url, CLICKHOUSE_CLUSTER: behaviour.cluster }),
  };
}
