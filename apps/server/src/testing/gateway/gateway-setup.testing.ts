import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { CLUSTER } from './engine.testing.ts';
import { startGateway } from './start.testing.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests keep behaviour: with a place for a database; '' where each has the engine within its own process. */
    clickhouseUrl: string;
    /** What its server keeps, in files; '' where there is none. */
    clickhouseFolder: string;
    /** The cluster that it is one of; '' where it is none. */
    clickhouseCluster: string;
    /** A folder with a store of the engine without events, once a test has wanted one; '' where each makes its own. */
    newStore: string;
  }
}

/**
 * DESIREPATH_TEST_BEHAVIOUR=gateway runs all tests of the server on ClickHouse's HTTP interface, and `cluster` on tables as a cluster has them:
 * `Distributed`, over one shard.
 */
export default async function setup({ provide }: TestProject) {
  const kind = process.env.DESIREPATH_TEST_BEHAVIOUR || 'embedded';
  if (!['embedded', 'gateway', 'cluster'].includes(kind))
    throw new Error(`DESIREPATH_TEST_BEHAVIOUR is embedded, gateway or cluster, and not ${kind}`);
  const gateway = kind === 'embedded' ? undefined : await startGateway();
  provide('clickhouseUrl', gateway?.url('') ?? '');
  provide('clickhouseFolder', gateway?.folder ?? '');
  provide('clickhouseCluster', kind === 'cluster' ? CLUSTER : '');
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-new-store-'));
  provide('newStore', join(folder, 'behaviour'));
  return async () => {
    rmSync(folder, { recursive: true, force: true });
    await gateway?.remove();
  };
}
