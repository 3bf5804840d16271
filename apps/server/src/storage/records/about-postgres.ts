import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { AppError } from '../../errors/app-error.ts';
import { Refused } from '../../errors/refused.ts';
import { refuseNewer } from '../refuse-newer.ts';
import { connectRecords } from './connect.ts';
import { migrations } from './migrations/index.ts';
import type { Records } from './open.ts';

/** As `server_version_num` counts. */
const OLDEST = 150_000;
/** A database that is started beside its servers is there within this time. */
const PATIENCE_MS = 60_000;
const ASK_AGAIN_MS = 1_000;

export interface AboutPostgres {
  /** As `server_version_num` counts: 150004 is 15.4. */
  version: number;
  /** Host and database, without user and password. */
  at: string;
  /** What its clock says, epoch ms. */
  now: number;
}

/** @throws Refused records_away, records_too_old, folder_newer */
export async function examinePostgres(records: Records, url: string): Promise<void> {
  const { version, at } = await aboutPostgres(records, url);
  if (version < OLDEST) {
    throw new Refused('records_too_old', `${at} is PostgreSQL ${Math.floor(version / 10_000)}. 15 or newer is needed.`);
  }
  refuseNewer(await migrationsDone(records), Object.keys(migrations));
}

/** @throws Refused records_away */
export async function aboutPostgres(records: Records, url: string): Promise<AboutPostgres> {
  const at = placeOf(url);
  try {
    const { rows } = await sql<{ version: number; now: number }>`
      select current_setting('server_version_num')::bigint as version,
        (extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(records);
    const [{ version, now } = { version: 0, now: 0 }] = rows;
    return { version, now, at };
  } catch (cause) {
    throw new Refused('records_away', `PostgreSQL at ${at} (DATABASE_URL) cannot be used: ${reasonOf(cause)}`, {
      cause,
    });
  }
}

/** Waits for a database that is still starting, and says so. @throws Refused records_away, after a minute */
export async function awaitPostgres(url: string, say: (message: string) => void): Promise<void> {
  const records = connectRecords({ url });
  const until = Date.now() + PATIENCE_MS;
  try {
    for (let isSaid = false; ; isSaid = true) {
      try {
        await aboutPostgres(records, url);
        return;
      } catch (error) {
        // A wrong password is no better in a moment.
        const mayCome = error instanceof Refused && error.cause instanceof AppError;
        if (!mayCome || Date.now() > until) throw error;
        if (!isSaid) say(`${error.message}; trying again for a minute`);
        await sleep(ASK_AGAIN_MS);
      }
    }
  } finally {
    await records.destroy();
  }
}

/** The migrations that a database has, in order of their names. */
export async function migrationsDone(records: Records): Promise<string[]> {
  const { rows } = await sql<{ name: string | null }>`
    select to_regclass('kysely_migration')::text as name`.execute(records);
  if (!rows[0]?.name) return [];
  const done = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(records);
  return done.rows.map(({ name }) => name);
}

export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function reasonOf(error: unknown): string {
  const first = error instanceof AppError ? error.cause : error;
  const cause = first instanceof AggregateError ? first.errors[0] : first;
  return cause instanceof Error ? cause.message : String(cause);
}
