import { parseArgs } from 'node:util';
import { RATE_LIMITS } from '@desirepath/contract/limits';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

const url = z
  .url({ protocol: /^https?$/, message: 'must be an address such as https://stats.example.com' })
  .transform((given) => given.replace(/\/+$/, ''));

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
  REPLAY_S3_URL: z
    .string()
    .regex(
      /^https?:\/\/[\w.:-]+\/[\w./-]+$/,
      'must be an address with a bucket, such as https://s3.example.com/replays',
    )
    .transform((given) => given.replace(/\/*$/, '/'))
    .optional()
    .describe('Where recordings are kept instead, by the keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.'),
  BASE_URL: url.optional().describe('Address under which people reach this server, where a proxy stands before it.'),
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
  OIDC_ISSUER: url.optional().describe('An OpenID Connect provider that people can sign in by, with the two below.'),
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
  DEMO: z
    .stringbool()
    .default(false)
    .describe('Fill an empty data folder with a demo shop and its visits, and let visits go on.'),
} as const;

const schema = z.object(SETTINGS);
export type Config = z.infer<typeof schema>;

type Name = keyof typeof SETTINGS;
const NAMES = Object.keys(SETTINGS) as Name[]; // Object.keys loses the literal types
const SWITCHES: ReadonlySet<Name> = new Set(['DEMO', 'ALLOW_PRIVATE_WEBHOOKS']);

const flagOf = (name: string) => name.toLowerCase().replaceAll('_', '-');

/** A setting that is unknown or has a bad value. The message names it and says what is expected. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads settings from flags, then from the environment. @throws ConfigError naming each setting that is wrong */
export function readConfig(args: string[], environment: NodeJS.ProcessEnv = process.env): Config {
  const flags = readFlags(args);
  const given: Record<string, unknown> = {};
  for (const name of NAMES) given[name] = flags[flagOf(name)] ?? (environment[name] || undefined);

  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new ConfigError(
    read.error.issues
      .map((issue) => `${String(issue.path[0])}: ${issue.message} (it is ${shown(given, issue)})`)
      .join('\n'),
  );
}

export const wantsHelp = (args: string[]): boolean => args.includes('--help') || args.includes('-h');

/** The text of `--help`, made from the settings themselves. */
export function helpText(): string {
  const rows = NAMES.map((name) => {
    const setting = SETTINGS[name];
    const example = SWITCHES.has(name) ? `--${flagOf(name)}` : `--${flagOf(name)} …`;
    return `  ${name.padEnd(17)}${example.padEnd(24)}${setting.description ?? ''}${defaultOf(setting)}`;
  });
  return [
    'Desirepath: heatmaps, session replay and web analytics on your own machine.',
    '',
    'npm start -- [flags]     Each setting is an environment variable or a flag; the flag wins.',
    '',
    ...rows,
    '',
  ].join('\n');
}

function readFlags(args: string[]): Record<string, unknown> {
  const options = Object.fromEntries(
    NAMES.map((name) => [flagOf(name), { type: SWITCHES.has(name) ? ('boolean' as const) : ('string' as const) }]),
  );
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    // stringbool reads words, as they come from the environment
    return Object.fromEntries(Object.entries(values).map(([flag, value]) => [flag, String(value)]));
  } catch (cause) {
    throw new ConfigError(`${(cause as Error).message}\nSee: npm start -- --help`, { cause }); // parseArgs throws only TypeErrors
  }
}

function defaultOf(setting: z.ZodType): string {
  const fallback = setting.safeParse(undefined);
  return fallback.success && fallback.data !== undefined ? ` [${String(fallback.data)}]` : '';
}

function shown(given: Record<string, unknown>, issue: { path: PropertyKey[] }): string {
  const name = String(issue.path[0]);
  // A token that is too short is still a secret, and there is a password in an address that is wrong.
  return /(TOKEN|SECRET)$/.test(name) || name === 'SMTP_URL' ? 'hidden' : JSON.stringify(given[name]);
}
