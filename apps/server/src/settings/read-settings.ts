import { parseArgs } from 'node:util';
import { z } from 'zod';

/** Settings by name. Each is an environment variable (`DATA_DIR`) and a flag (`--data-dir`); the flag wins. */
export type Settings = Record<string, z.ZodType>;

/** A setting that is unknown or has a bad value. The message names it and says what is expected. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

interface Given {
  args: string[];
  environment: NodeJS.ProcessEnv;
  /** The setting that may be given without its flag. */
  positional?: string | undefined;
  /** Where the list of settings is printed. */
  help: string;
}

/** Reads settings from flags, then from the environment; a blank one is not given. @throws ConfigError naming each setting that is wrong */
export function readSettings<Shape extends Settings>(
  settings: Shape,
  { args, environment, positional, help }: Given,
): z.infer<z.ZodObject<Shape>> {
  const flags = readFlags(settings, args, positional, help);
  const given: Record<string, unknown> = {};
  // A blank one is not given: most often it is a variable of a script that is not set, and of a number it would be 0.
  const isGiven = (value: string | undefined) => value !== undefined && value.trim() !== '';
  for (const name of Object.keys(settings)) given[name] = [flags[flagOf(name)], environment[name]].find(isGiven);

  const read = z.object(settings).safeParse(given);
  if (read.success) return read.data;
  throw new ConfigError(
    read.error.issues
      .map((issue) => {
        const name = String(issue.path[0]);
        if (given[name] === undefined) return `${name}: is missing. ${settings[name]?.description ?? ''}`;
        return `${name}: ${issue.message} (it is ${shown(name, given[name])})`;
      })
      .join('\n'),
  );
}

/** Lines of help: variable, flag, what it is for, and what it is where nothing is said. */
export function describeSettings(settings: Settings): string {
  const longest = Math.max(...Object.keys(settings).map((name) => name.length));
  return Object.entries(settings)
    .map(([name, setting]) => {
      const example = isSwitch(setting) ? `--${flagOf(name)}` : `--${flagOf(name)} …`;
      const columns = `${name.padEnd(longest + 2)}${example.padEnd(longest + 6)}`;
      return `  ${columns}${setting.description ?? ''}${defaultOf(setting)}`;
    })
    .join('\n');
}

const flagOf = (name: string) => name.toLowerCase().replaceAll('_', '-');

/** Its flag stands alone: a truth that is not said is a lie. */
const isSwitch = (setting: z.ZodType) => setting.safeParse(undefined).data === false;

function readFlags(settings: Settings, args: string[], positional: string | undefined, help: string) {
  const options = Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [
      flagOf(name),
      { type: isSwitch(setting) ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    const allowPositionals = positional !== undefined;
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals });
    if (positionals.length > 1) throw new TypeError(`There is one too many: ${positionals[1]}`);
    // stringbool reads words, as they come from the environment
    const flags = Object.fromEntries(Object.entries(values).map(([flag, value]) => [flag, String(value)]));
    return positional && positionals[0] !== undefined ? { ...flags, [flagOf(positional)]: positionals[0] } : flags;
  } catch (cause) {
    throw new ConfigError(`${(cause as Error).message}\nSee: ${help}`, { cause }); // parseArgs throws only TypeErrors
  }
}

function defaultOf(setting: z.ZodType): string {
  const fallback = setting.safeParse(undefined);
  return fallback.success && fallback.data !== undefined ? ` [${String(fallback.data)}]` : '';
}

/** A token that is too short is still a secret, and there is a password in an address that is wrong: in some always, in any before an `@` or after a `?`. */
const shown = (name: string, value: unknown) =>
  /(TOKEN|SECRET|PASSWORD)$/.test(name) || WITH_PASSWORDS.has(name) || /[:/].*[@?]/s.test(String(value))
    ? 'hidden'
    : JSON.stringify(value);

const WITH_PASSWORDS = new Set(['SMTP_URL', 'DATABASE_URL', 'CLICKHOUSE_URL']);
