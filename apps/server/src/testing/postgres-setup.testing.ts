import type { TestProject } from 'vitest/node';
import { openRecords } from '../storage/records/open.ts';
import { createDatabase, hasPostgres, postgresPlace, TEMPLATE } from '../storage/records/places.testing.ts';

/**
 * Once for a run of the tests: with DESIREPATH_TEST_RECORDS=postgres a PostgreSQL server is started that all of them share, each test
 * file with databases of its own. Without it records are in SQLite.
 */
export default async function setup({ provide }: TestProject) {
  const kind = process.env.DESIREPATH_TEST_RECORDS || 'sqlite';
  if (kind === 'sqlite') return;
  if (kind !== 'postgres') throw new Error(`DESIREPATH_TEST_RECORDS is sqlite or postgres, and not ${kind}`);
  if (!hasPostgres) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const { place, remove } = await postgresPlace();
  await createDatabase(place.url, TEMPLATE);
  const template = new URL(place.url);
  template.pathname = TEMPLATE;
  await (await openRecords({ url: template.href })).destroy();
  provide('postgres', place.url);
  return remove;
}
