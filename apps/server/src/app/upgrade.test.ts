import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../settings/config.ts';
import { restoreBackup } from '../storage/backup/restore.ts';
import { type Behaviour, openBehaviour } from '../storage/behaviour/open.ts';
import { toLine } from '../storage/behaviour/rows.ts';
import { S3_KEYS, startS3 } from '../storage/behaviour/s3.testing.ts';
import { migrationsDone } from '../storage/records/about-postgres.ts';
import { connectRecords } from '../storage/records/connect.ts';
import { migrate } from '../storage/records/migrate.ts';
import { migrations } from '../storage/records/migrations/index.ts';
import { openRecords } from '../storage/records/open.ts';
import { hasPostgres, postgresPlace } from '../storage/records/places.testing.ts';
import { type Gateway, startGateway } from '../testing/gateway/start.testing.ts';
import { createUpgrade } from './backups.ts';

/* What a start does before it changes stores that many servers share; of a folder, e2e/commands.test.ts has it. */

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desirepath-upgrade-'));
  said = [];
  return () => rmSync(folder, { recursive: true });
});

const upgrade = (settings: NodeJS.ProcessEnv): ReturnType<typeof createUpgrade> => {
  const config: Config = readConfig([], { DATA_DIR: folder, ...settings });
  return createUpgrade(
    config,
    () => Date.UTC(2026, 10, 26, 12),
    (message) => said.push(message),
  );
};

describe.skipIf(!hasPostgres)('records in PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof postgresPlace>>;
  beforeAll(async () => {
    postgres = await postgresPlace();
  });
  afterAll(() => postgres?.remove());

  it('of an older version are kept as they are, in an archive that this one restores', async () => {
    const { url } = postgres.place;
    const old = connectRecords({ url });
    const older = Object.keys(migrations).sort().slice(0, -1);
    await migrate(old, Object.fromEntries(older.map((name) => [name, migrations[name] ?? expect.fail(name)])));
    const at = new Date().toISOString();
    const ada = { id: 'ada', email: 'ada@example.com', name: 'Ada', email_verified: 0, owner: 1 };
    await old
      .insertInto('accounts')
      .values({ ...ada, created_at: at, updated_at: at })
      .execute();

    await (await upgrade({ DATABASE_URL: url })).beforeRecords();
    expect(await migrationsDone(old)).toEqual(older);
    await old.destroy();
    const [name = ''] = readdirSync(join(folder, 'backups'));
    expect(said).toEqual([expect.stringContaining(name)]);

    const again = join(folder, 'again');
    const { head } = await restoreBackup(join(folder, 'backups', name), again);
    expect(head.schema).toEqual({ records: older.at(-1), behaviour: null });
    const restored = await openRecords({ folder: again });
    expect(await restored.selectFrom('accounts').select('email').execute()).toEqual([{ email: ada.email }]);
    await restored.destroy();

    await (await openRecords({ url })).destroy();
    await (await upgrade({ DATABASE_URL: url })).beforeRecords();
    expect(readdirSync(join(folder, 'backups'))).toEqual([name]);
  });
});

describe('tables in ClickHouse', () => {
  let gateway: Gateway;
  let s3: Awaited<ReturnType<typeof startS3>>;
  beforeAll(async () => {
    Object.assign(process.env, S3_KEYS); // of the server: it is the one that writes there
    s3 = await startS3();
    gateway = await startGateway();
  });
  afterAll(async () => {
    await gateway.remove();
    await s3.remove();
    for (const key of Object.keys(S3_KEYS)) delete process.env[key];
  });

  /** With a row in it, and without the last of its migrations. */
  async function olderStore(name: string): Promise<string> {
    await (await openRecords({ folder })).destroy();
    const url = gateway.url(name);
    const store = await openBehaviour({ url });
    const row = { site_id: 1, day: '2026-06-01', reason: 'speed', batches: 1, events: 7 };
    await store.insert('robots', Buffer.from(toLine('robots', row)));
    await store.command(
      'ALTER TABLE migrations DELETE WHERE name = (SELECT max(name) FROM migrations) SETTINGS mutations_sync = 1',
    );
    await store.close();
    return url;
  }
  const start = async (url: string, settings: NodeJS.ProcessEnv): Promise<Behaviour> => {
    const { beforeBehaviour } = await upgrade({ CLICKHOUSE_URL: url, ...settings });
    return openBehaviour({ url }, { beforeMigrating: beforeBehaviour });
  };
  const events = (store: Behaviour, of = 'robots') => store.rows(`SELECT sum(events) AS events FROM ${of}`);

  it('are not changed until it is said where a backup of them goes', async () => {
    const url = await olderStore('unsaid');
    await expect(start(url, {})).rejects.toMatchObject({ code: 'backup_wanted' });
    const failed = start(url, { CLICKHOUSE_BACKUP: 'disk:nowhere' });
    await expect(failed).rejects.toMatchObject({
      code: 'backup_failed',
      message: expect.stringContaining('disk:nowhere'),
    });
    const store = await start(url, { CLICKHOUSE_BACKUP: 'elsewhere' });
    expect(await events(store)).toEqual([{ events: 7 }]);
    await store.close();
    await (await start(url, {})).close(); // up to date: nobody is asked
  });

  it('are no reason to ask while they are empty and nobody has an account: a first start was cut off', async () => {
    const url = gateway.url('cut_off');
    const made = await openBehaviour({ url });
    await made.command('TRUNCATE TABLE migrations');
    await made.command("INSERT INTO migrations (name) VALUES ('0001-events')");
    await made.close();
    await (await start(url, {})).close();
  });

  it('are left alone where whose they are is not known', async () => {
    const url = await olderStore('orphaned');
    rmSync(join(folder, 'records.sqlite'));
    await expect(start(url, { CLICKHOUSE_BACKUP: 'elsewhere' })).rejects.toMatchObject({ code: 'records_missing' });
    const store = await openBehaviour({ url });
    await expect((await upgrade({ CLICKHOUSE_URL: url })).beforeRecords(store)).rejects.toMatchObject({
      code: 'records_missing',
    });
    await store.close();
  });

  it('are in the bucket that is named before they are changed, and can be restored from there', async () => {
    const store = await start(await olderStore('kept'), { CLICKHOUSE_BACKUP: s3.address });
    const [, name = ''] = /(desirepath-\S+-before-upgrade)/.exec(said.join()) ?? [];
    await store.command(`RESTORE DATABASE kept AS again FROM S3('${s3.address}${name}')`);
    expect(await events(store, 'again.robots')).toEqual([{ events: 7 }]);
    expect(await store.rows('SELECT max(name) AS last FROM again.migrations')).not.toEqual(
      await store.rows('SELECT max(name) AS last FROM migrations'),
    );
    await store.close();
  });
});
