import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { Settings } from '../driver.ts';

/** Where a server is, and which of its databases is ours. */
export interface Address {
  url: string;
  database: string;
  /** To be named in messages: without the password. */
  host: string;
}

const DATABASE = 'desirepath';

/** `http(s)://user:password@host:8123/database`, as CLICKHOUSE_URL has it. */
export function readAddress(given: string): Address {
  const url = new URL(given);
  const database = decodeURIComponent(url.pathname.replace(/^\/|\/$/g, '')) || DATABASE;
  url.pathname = '';
  return { url: url.href, database, host: url.host };
}

/** How much longer than a statement may take its answer may. */
const ON_THE_WAY_MS = 5_000;
/** For those that may take as long as they take. */
const LONGEST_MS = 6 * 60 * 60 * 1000;

export function connectTo({ url, database }: Address, settings: Settings): ClickHouseClient {
  const seconds = Number(settings.max_execution_time ?? 0);
  return createClient({
    url,
    database,
    clickhouse_settings: settings,
    request_timeout: seconds > 0 ? seconds * 1000 + ON_THE_WAY_MS : LONGEST_MS,
    log: { level: ClickHouseLogLevel.OFF }, // what fails is logged where it is known what for
  });
}
