import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createServer } from '../http/server.ts';
import { readConfig, serverSettings } from './config.ts';
import { ConfigError } from './read-settings.ts';

describe('readConfig', () => {
  it('has a value for everything that is needed', () => {
    expect(readConfig([], {})).toMatchObject({ PORT: 8080, DATA_DIR: './data', REGISTRATION: 'first', DEMO: false });
  });

  it('takes a flag before the environment, and the environment before the default', () => {
    const environment = { PORT: '9000', DATA_DIR: '/srv/desirepath', DEMO: 'true' };
    expect(readConfig(['--port', '9001'], environment)).toMatchObject({
      PORT: 9001,
      DATA_DIR: '/srv/desirepath',
      DEMO: true,
    });
    expect(readConfig(['--demo'], {})).toMatchObject({ DEMO: true });
  });

  it.each(['', ' '])('takes a blank variable or flag, %j, as one that is not given', (blank) => {
    const config = readConfig(['--port', blank, '--rate-limit-site', blank, '--data-dir', blank], {
      PORT: '9000',
      BASE_URL: blank,
      RATE_LIMIT_IP: blank,
    });
    expect(config).toMatchObject({ PORT: 9000, RATE_LIMIT_IP: 1000, RATE_LIMIT_SITE: 15_000, DATA_DIR: './data' });
    expect(config.BASE_URL).toBeUndefined();
  });

  it.each([
    [['--prot', '1'], {}, '--prot'],
    [['--port', '70000'], {}, 'PORT'],
    [['--port', 'http'], {}, 'PORT'],
    [[], { REGISTRATION: 'everyone' }, 'REGISTRATION'],
    [[], { BASE_URL: 'stats.example.com' }, 'BASE_URL'],
    [[], { BASE_URL: 'https://example.com/stats' }, 'BASE_URL'],
    [[], { BASE_URL: 'https://stats.example.com/?site=1' }, 'BASE_URL'],
    [[], { BASE_URL: 'https://stats.example.com/#top' }, 'BASE_URL'],
    [[], { BASE_URL: 'https://ada@stats.example.com' }, 'BASE_URL'],
    [[], { DEMO: 'perhaps' }, 'DEMO'],
    [[], { REPLAY_S3_URL: 's3://bucket' }, 'REPLAY_S3_URL'],
    [['stray'], {}, 'stray'],
    [[], { TRUST_PROXY: 'everyone' }, 'TRUST_PROXY'],
    [[], { TRUST_PROXY: '10.0.0.0/33' }, 'TRUST_PROXY'],
    [[], { TRUST_PROXY: '127.0.0.1,' }, 'TRUST_PROXY'],
    [[], { TRUST_PROXY: '10' }, 'TRUST_PROXY'],
    [[], { OIDC_ISSUER: 'https://id.example.com' }, 'OIDC_ISSUER: needs OIDC_CLIENT_ID'],
    [[], { OIDC_CLIENT_ID: 'desirepath' }, 'OIDC_CLIENT_ID: needs OIDC_ISSUER'],
    [[], { CLICKHOUSE_CLUSTER: 'desirepath' }, 'CLICKHOUSE_CLUSTER: needs CLICKHOUSE_URL'],
    [[], { ROBOTS: 'ask' }, 'ROBOTS'],
    [[], { RATE_LIMIT_IP: '-1' }, 'RATE_LIMIT_IP'],
    [[], { RATE_LIMIT_SITE: 'many' }, 'RATE_LIMIT_SITE'],
  ])('refuses %j with %j by name', (args, environment, name) => {
    expect(() => readConfig(args, environment)).toThrow(ConfigError);
    expect(() => readConfig(args, environment)).toThrow(name);
  });

  it.each(['https://stats.example.com', 'https://stats.example.com/', 'https://Stats.example.com:443'])(
    'takes %s for the address of people, and writes it as browsers do',
    (BASE_URL) => {
      expect(readConfig([], { BASE_URL }).BASE_URL).toBe('https://stats.example.com');
    },
  );

  it('keeps the address of a provider as it is given, for what it says of itself has to be the same', () => {
    const given = { OIDC_ISSUER: 'https://id.example.com/application/o/app/', OIDC_CLIENT_ID: 'desirepath' };
    expect(readConfig([], given)).toMatchObject(given);
  });

  it.each(['none', 'loopback', '10.0.0.1', '10.0.0.0/8, fd00::/8 ,uniquelocal', '::1'])(
    'takes %s for proxies, as the server does',
    async (TRUST_PROXY) => {
      const config = readConfig(['--log-level', 'silent'], { TRUST_PROXY });
      expect(config.TRUST_PROXY).toBe(TRUST_PROXY);
      await (await createServer(config)).close();
    },
  );

  it.each([
    { METRICS_TOKEN: 'short-secret' },
    { SMTP_URL: 'mail.example.com short-secret' },
    { BASE_URL: 'https://ada:short-secret@stats.example.com' },
    { REPLAY_S3_URL: 'https://key:short-secret@s3.example.com/bucket' },
    { CLICKHOUSE_BACKUP: 'https://s3.example.com/backups?signature=short-secret' },
    { OIDC_ISSUER: 'ada:short-secret@id.example.com' },
  ])('does not repeat a secret in its refusal of %j', (environment) => {
    expect(() => readConfig([], environment)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('short-secret') }),
    );
  });

  it('repeats what is no secret', () => {
    expect(() => readConfig([], { BASE_URL: 'stats.example.com' })).toThrow('(it is "stats.example.com")');
    expect(() => readConfig([], { MAIL_FROM: 'ada@' })).toThrow('(it is "ada@")');
  });
});

describe('serverSettings', () => {
  it('names every setting as variable and flag, with its default', () => {
    for (const name of Object.keys(readConfig([], { BASE_URL: 'https://a.example', METRICS_TOKEN: 'x'.repeat(16) }))) {
      expect(serverSettings()).toContain(name);
      expect(serverSettings()).toContain(`--${name.toLowerCase().replaceAll('_', '-')}`);
    }
    expect(serverSettings()).toMatch(/PORT .*8080/);
  });

  it('has nothing that the guide does not list', () => {
    const guide = readFileSync(new URL('../../../../docs/guide/operate.md', import.meta.url), 'utf8');
    const names = [...serverSettings().matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});
