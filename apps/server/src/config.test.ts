import { describe, expect, it } from 'vitest';
import { ConfigError, helpText, readConfig } from './config.ts';

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

  it('takes an empty variable as one that is not set', () => {
    expect(readConfig([], { PORT: '', BASE_URL: '' })).toMatchObject({ PORT: 8080 });
  });

  it.each([
    [['--prot', '1'], {}, '--prot'],
    [['--port', '70000'], {}, 'PORT'],
    [['--port', 'http'], {}, 'PORT'],
    [[], { REGISTRATION: 'everyone' }, 'REGISTRATION'],
    [[], { BASE_URL: 'stats.example.com' }, 'BASE_URL'],
    [[], { DEMO: 'perhaps' }, 'DEMO'],
    [['stray'], {}, 'stray'],
  ])('refuses %j with %j by name', (args, environment, name) => {
    expect(() => readConfig(args, environment)).toThrow(ConfigError);
    expect(() => readConfig(args, environment)).toThrow(name);
  });

  it('does not repeat a secret in its refusal', () => {
    expect(() => readConfig([], { METRICS_TOKEN: 'short-secret' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('short-secret') }),
    );
  });
});

describe('helpText', () => {
  it('names every setting as variable and flag, with its default', () => {
    for (const name of Object.keys(readConfig([], { BASE_URL: 'https://a.example', METRICS_TOKEN: 'x'.repeat(16) }))) {
      expect(helpText()).toContain(name);
      expect(helpText()).toContain(`--${name.toLowerCase().replaceAll('_', '-')}`);
    }
    expect(helpText()).toMatch(/PORT .*8080/);
  });
});
