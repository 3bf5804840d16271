import { OPERATION, RATE_LIMITS } from '@desirepath/contract/limits';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { ConfigError, describeSettings, readSettings, type Settings } from './read-settings.ts';

/** Of a host: pages, scripts and cookies stand at its root, and people's addresses have nothing else in them. */
const origin = z
  .url({ protocol: /^https?$/, message: 'must be an address such as https://stats.example.com' })
  .refine(
    isOrigin,
    'must be a scheme, a host and perhaps a port, such as https://stats.example.com: it serves from no path',
  )
  .transform((given) => new URL(given).origin);

function isOrigin(given: string): boolean {
  const url = URL.parse(given);
  return url === null || url.href === `${url.origin}/`; // what is no address has been told so
}

const rate = z.coerce.number().int().min(0).max(1_000_000);

/** As `trustProxy` of Fastify takes it. */
function isTrust(given: string): boolean {
  if (given === 'none') return true;
  const isNamed = (part: string) => ['loopback', 'linklocal', 'uniquelocal'].includes(part);
  return given
    .split(',')
    .map((part) => part.trim())
    .every((part) => isNamed(part) || isAddress(part) || ipaddr.isValidCIDR(part));
}

/** In full: ipaddr.js takes `10` and `10.1`, too, as the systems of old did. */
const isAddress = (text: string) => ipaddr.IPv6.isValid(text) || ipaddr.IPv4.isValidFourPartDecimal(text);

/**
 * Every setting of the server. Each is an environment variable (`DATA_DIR`) and a flag (`--data-dir`); the flag wins.
 * `--help` prints this list.
 */
const SETTINGS = {
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080).describe('Port to listen on.'),
  HOST: z.string().min(1).default('0.0.0.0').describe('Address to listen on; 127.0.0.1 for this machine only.'),
  DATA_DIR: z.string().min(1).default('./data').describe('The folder that holds all data.'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      message: 'must be an address such as postgres://user:password@db.example.com/desirepath',
    })
    .optional()
    .describe('PostgreSQL, 15 or newer, that holds accounts, sites and all else but behaviour, instead of DATA_DIR.'),
  SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Signs and seals; the same at all servers. [made at the first start, and kept with the records]'),
  CLICKHOUSE_URL: z
    .string()
    .regex(
      /^https?:\/\/(?:[^\s@/]+@)?[\w.:[\]-]+(?:\/[\w-]*)?$/,
      'must be an address such as https://user:password@clickhouse.example.com:8443/desirepath',
    )
    .optional()
    .describe('A ClickHouse server that keeps what is measured; without one, it is kept in DATA_DIR.'),
  CLICKHOUSE_CLUSTER: z
    .string()
    .regex(/^[\w-]+$/, 'must be the name of a cluster, as the servers are configured')
    .optional()
    .describe('The cluster that this server is one of: tables are spread over all of it, and replicated.'),
  CLICKHOUSE_BACKUP: z
    .string()
    .regex(
      /^(elsewhere|disk:[\w-]+|https?:\/\/[\w.:-]+\/[\w./-]+)$/,
      'must be an address with a bucket, such as https://s3.example.com/backups, `disk:` and a name, or `elsewhere`',
    )
    .optional()
    .describe(
      'Where ClickHouse writes a backup before a newer version changes its tables: a bucket by the keys it has itself, `disk:` and one of its disks; `elsewhere` where you make your own.',
    ),
  REPLAY_S3_URL: z
    .string()
    .regex(
      /^https?:\/\/[\w.:-]+\/[\w./-]+$/,
      'must be an address with a bucket, such as https://s3.example.com/replays',
    )
    .transform((given) => given.replace(/\/*$/, '/'))
    .optional()
    .describe('Where recordings are kept instead, by the keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.'),
  MEMORY_MB: z.coerce
    .number()
    .int()
    .min(500)
    .max(1_000_000)
    .default(OPERATION.memoryMb)
    .describe('Memory that it is to stay near under load: with more, several large questions are answered at a time.'),
  BASE_URL: origin.optional().describe('Address under which people reach this server, where a proxy stands before it.'),
  REGISTRATION: z
    .enum(['first', 'open', 'closed'])
    .default('first')
    .describe('Who may register: only the first account, anyone, or no one.'),
  TRUST_PROXY: z
    .string()
    .refine(
      isTrust,
      'must be `none`, or by commas: addresses, ranges such as 10.0.0.0/8, loopback, linklocal, uniquelocal',
    )
    .default('loopback')
    .describe('Proxies whose X-Forwarded-For is believed: addresses or ranges, by commas; `none` for none.'),
  GEO_DATABASE: z
    .string()
    .min(1)
    .optional()
    .describe('Database of regions and cities (.mmdb); without one, countries alone are known.'),
  ROBOTS: z
    .enum(['drop', 'keep'])
    .optional()
    .describe(
      'What becomes of what robots send: dropped and counted apart, or kept with the rest. [drop; keep with DEMO]',
    ),
  RATE_LIMIT_IP: rate.default(RATE_LIMITS.perIp).describe('Events a second that one address may send; 0 for any.'),
  RATE_LIMIT_SITE: rate.default(RATE_LIMITS.perSite).describe('Events a second that one site may get; 0 for any.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, message: 'must be an address such as smtps://user:password@mail.example.com' })
    .optional()
    .describe('Server that mail is sent through; without one, mails are files in the data folder.'),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/, 'must be an address, or `Name <address>`')
    .default('Desirepath <desirepath@localhost>')
    .describe('Whom mails are from.'),
  ALLOW_PRIVATE_WEBHOOKS: z
    .stringbool()
    .default(false)
    .describe(
      'Let webhooks reach addresses of this machine and its network. Who may add one can then speak to all of it.',
    ),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, message: 'must be an address such as https://id.example.com' })
    .optional()
    .describe('An OpenID Connect provider that people can sign in by, with the two below.'),
  OIDC_CLIENT_ID: z.string().min(1).optional().describe('As the provider knows this server.'),
  OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('What the provider has given it, if anything.'),
  OIDC_NAME: z.string().min(1).max(40).default('single sign-on').describe('What the button to the provider says.'),
  KEEP_AUDIT_DAYS: z.coerce
    .number()
    .int()
    .min(7)
    .max(3_650)
    .default(400)
    .describe('Days that the audit log goes back.'),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Bearer token for /metrics; without it only this machine may read them.'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info').describe('What is logged.'),
  BACKUP_DIR: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Where a backup is written every night, best on another disk; without it only before an upgrade, to DATA_DIR.',
    ),
  BACKUP_KEEP: z.coerce.number().int().min(1).max(1_000).default(7).describe('Backups that are kept there.'),
  DEMO: z
    .stringbool()
    .default(false)
    .describe('Fill an empty data folder with a demo shop and its visits, and let visits go on.'),
} as const;

export type Config = z.infer<z.ZodObject<typeof SETTINGS>>;

const HELP = 'npm start -- --help';

/** Reads settings from flags, then from the environment. @throws ConfigError naming each setting that is wrong */
export const readConfig = (args: string[], environment: NodeJS.ProcessEnv = process.env): Config =>
  goingTogether(readSettings(SETTINGS, { args, environment, help: HELP }));

/** The same for a command that has settings of its own besides. */
export function readOptions<Shape extends Settings>(
  options: Shape,
  { name, args, positional, environment = process.env }: CommandLine,
): Config & z.infer<z.ZodObject<Shape>> {
  const given = { args, environment, positional, help: `desirepath ${name} --help` };
  // TypeScript does not see through the spread of a generic.
  const read = readSettings({ ...SETTINGS, ...options }, given) as Config & z.infer<z.ZodObject<Shape>>;
  return goingTogether(read);
}

/** Without the other one, each would be taken for something that works, and do nothing. */
const NEEDS = [
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID'],
  ['OIDC_CLIENT_ID', 'OIDC_ISSUER'],
  ['CLICKHOUSE_CLUSTER', 'CLICKHOUSE_URL'],
] as const satisfies [keyof Config, keyof Config][];

/** @throws ConfigError */
function goingTogether<Read extends Config>(config: Read): Read {
  const alone = NEEDS.filter(([name, needed]) => config[name] !== undefined && config[needed] === undefined);
  if (alone.length === 0) return config;
  throw new ConfigError(alone.map(([name, needed]) => `${name}: needs ${needed}, which is not set`).join('\n'));
}

export interface CommandLine {
  name: string;
  args: string[];
  /** The option that may be given without its flag. */
  positional?: string | undefined;
  environment?: NodeJS.ProcessEnv;
}

/** The command that is asked for by the environment. */
export const commandOf = (environment: NodeJS.ProcessEnv = process.env): string | undefined =>
  environment.DESIREPATH_COMMAND?.trim() || undefined;

/** Threads of the process that run statements of the stores. Node reads it by itself, and has 4 without it. */
export const connectionThreads = (environment: NodeJS.ProcessEnv = process.env): number =>
  Number(environment.UV_THREADPOOL_SIZE ?? 4);

/** Whether the engine, which reads them by itself, finds keys for S3. */
export const hasS3Keys = (environment: NodeJS.ProcessEnv = process.env): boolean =>
  Boolean(environment.AWS_ACCESS_KEY_ID && environment.AWS_SECRET_ACCESS_KEY);

export const serverSettings = (): string => describeSettings(SETTINGS);
