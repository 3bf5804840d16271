import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, hasS3Keys } from '../../settings/config.ts';
import { isLoopbackHost } from '../../settings/own-address.ts';
import { bad, type Finding, good, note } from './finding.ts';

/** Settings that are right one by one, and do not go together. */
export function examineSettings(config: Config): Finding[] {
  const found = RULES.flatMap(({ level, when, what }) =>
    when(config) ? [level === 'bad' ? bad(what) : note(what)] : [],
  );
  return found.length > 0 ? found : [good('The settings go together')];
}

const isHttps = ({ BASE_URL }: Config) => BASE_URL?.startsWith('https:') ?? false;

const RULES: { level: 'note' | 'bad'; when: (config: Config) => boolean; what: string }[] = [
  {
    level: 'note',
    when: (config) => isHttps(config) && config.TRUST_PROXY === 'none',
    what: 'BASE_URL is HTTPS, so a proxy stands before the server, and TRUST_PROXY is none: all visitors seem to come from the proxy.',
  },
  {
    level: 'note',
    when: ({ BASE_URL }) => BASE_URL?.startsWith('http:') === true && !isLoopbackHost(new URL(BASE_URL).hostname),
    what: 'BASE_URL is not HTTPS: passwords and cookies travel in the clear, and pages that are HTTPS load no script from it.',
  },
  {
    level: 'note',
    when: ({ HOST, BASE_URL }) => isLoopbackHost(HOST) && BASE_URL === undefined,
    what: 'HOST is this machine alone, and there is no BASE_URL: nobody else can reach the server.',
  },
  {
    level: 'note',
    when: ({ REGISTRATION }) => REGISTRATION === 'open',
    what: 'REGISTRATION is open: anybody may make an account here.',
  },
  {
    level: 'note',
    when: ({ SMTP_URL, MAIL_FROM }) => SMTP_URL !== undefined && MAIL_FROM.includes('@localhost'),
    what: 'SMTP_URL is set and MAIL_FROM is not: many mail servers refuse letters from localhost.',
  },
  {
    level: 'note',
    when: ({ SMTP_URL }) => SMTP_URL === undefined,
    what: 'SMTP_URL is not set: mails are files in the data folder.',
  },
  {
    level: 'bad',
    // With CLICKHOUSE_URL it is the engine over there that needs them.
    when: ({ REPLAY_S3_URL, CLICKHOUSE_URL }) =>
      REPLAY_S3_URL !== undefined && CLICKHOUSE_URL === undefined && !hasS3Keys(),
    what: 'REPLAY_S3_URL is set, and AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is not.',
  },
  {
    level: 'bad',
    when: ({ GEO_DATABASE }) => GEO_DATABASE !== undefined && !existsSync(GEO_DATABASE),
    what: 'GEO_DATABASE names a file that is not there.',
  },
  {
    level: 'note',
    when: ({ DATABASE_URL, SECRET }) => DATABASE_URL !== undefined && SECRET === undefined,
    what: 'SECRET is not set: what signs sessions is kept in PostgreSQL, and whoever has a copy of that can sign one.',
  },
  {
    level: 'note',
    when: ({ CLICKHOUSE_URL, CLICKHOUSE_BACKUP }) => CLICKHOUSE_URL !== undefined && CLICKHOUSE_BACKUP === undefined,
    what: 'CLICKHOUSE_BACKUP is not set: a version that changes the tables in ClickHouse will not start until it is.',
  },
  {
    level: 'note',
    when: ({ BACKUP_DIR }) => BACKUP_DIR === undefined,
    what: 'BACKUP_DIR is not set: there are no backups but those before an upgrade.',
  },
  {
    level: 'note',
    when: ({ BACKUP_DIR, DATA_DIR }) => BACKUP_DIR !== undefined && isSameDisk(BACKUP_DIR, DATA_DIR),
    what: 'BACKUP_DIR is on the disk of DATA_DIR: both are lost together.',
  },
];

const isSameDisk = (one: string, other: string) => {
  const [first, second] = [one, other].map((path) => statSync(resolve(path), { throwIfNoEntry: false })?.dev);
  return first !== undefined && first === second;
};
