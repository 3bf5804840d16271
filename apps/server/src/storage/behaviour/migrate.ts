import { refuseNewer } from '../refuse-newer.ts';
import { events } from './migrations/0001-events.ts';
import { capture } from './migrations/0002-capture.ts';
import { finding } from './migrations/0003-finding.ts';
import { keeping } from './migrations/0004-keeping.ts';
import { parts } from './migrations/0006-parts.ts';
import { assets } from './migrations/0008-assets.ts';
import { pageSnapshots } from './migrations/0009-page-snapshots.ts';
import { tabIndex } from './migrations/0014-tab-index.ts';
import { surveyResponses } from './migrations/0033-survey-responses.ts';
import { fewFiles } from './migrations/0049-few-files.ts';
import { replayPieces } from './migrations/0060-replay-pieces.ts';
import { clearedOften } from './migrations/0064-cleared-often.ts';

/** In order; never reordered, never edited once released. Each statement can be run again: a start may be killed between two. */
export const MIGRATIONS: { name: string; statements: string[] }[] = [
  { name: '0001-events', statements: events },
  { name: '0002-capture', statements: capture },
  { name: '0003-finding', statements: finding },
  { name: '0004-keeping', statements: keeping },
  { name: '0006-parts', statements: parts },
  { name: '0008-assets', statements: assets },
  { name: '0009-page-snapshots', statements: pageSnapshots },
  { name: '0014-tab-index', statements: tabIndex },
  { name: '0033-survey-responses', statements: surveyResponses },
  { name: '0049-few-files', statements: fewFiles },
  { name: '0060-replay-pieces', statements: replayPieces },
  { name: '0064-cleared-often', statements: clearedOften },
];

export interface MigrationRunner {
  command(sql: string): Promise<void>;
  rows<Row>(sql: string): Promise<Row[]>;
}

export const knowsBehaviour = (name: string): boolean => MIGRATIONS.some((migration) => migration.name === name);

/**
 * What a store lacks. `isNew`: it has nothing yet. @throws Refused folder_newer where it has what this program does not know
 */
export async function pendingBehaviour(store: MigrationRunner): Promise<{ isNew: boolean; pending: string[] }> {
  await store.command(
    `CREATE TABLE IF NOT EXISTS migrations (name String, at DateTime DEFAULT now())
     ENGINE = MergeTree ORDER BY name SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
  );
  const done = (await store.rows<{ name: string }>('SELECT name FROM migrations')).map(({ name }) => name);
  const known = MIGRATIONS.map(({ name }) => name);
  refuseNewer(done, known);
  return { isNew: done.length === 0, pending: known.filter((name) => !done.includes(name)) };
}

/** Brings the store to the newest schema, or to that of an earlier version. A migration is noted once all of its statements have run. */
export async function migrateBehaviour(store: MigrationRunner, upTo = MIGRATIONS.at(-1)?.name ?? ''): Promise<void> {
  const { pending } = await pendingBehaviour(store);
  for (const { name, statements } of MIGRATIONS) {
    if (!pending.includes(name) || name > upTo) continue;
    for (const statement of statements) await store.command(statement);
    await store.command(`INSERT INTO migrations (name) VALUES ('${name}')`);
  }
}
