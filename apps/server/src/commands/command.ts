import { resolve } from 'node:path';
import type { z } from 'zod';
import { type Config, readOptions } from '../settings/config.ts';
import { describeSettings, type Settings } from '../settings/read-settings.ts';
import { fullDisk } from '../storage/full-disk.ts';

/** One thing that `desirepath` does. */
export interface Command {
  /** A line for the list of commands. */
  says: string;
  help(): string;
  /** @throws ConfigError, Refused */
  run(args: string[]): Promise<void>;
}

interface Definition<Shape extends Settings> {
  name: string;
  says: string;
  /** What takes more than a line. */
  explains?: string;
  options: Shape;
  /** The option that may be given without its flag. */
  positional?: Extract<keyof Shape, string>;
  run: (given: Config & z.infer<z.ZodObject<Shape>>, args: string[]) => Promise<void>;
}

export function defineCommand<Shape extends Settings>(definition: Definition<Shape>): Command {
  const { name, says, explains, options, positional, run } = definition;
  return {
    says,
    help: () =>
      [
        `desirepath ${name}${positional ? ` [${positional.toLowerCase()}]` : ''}`,
        '',
        says,
        ...(explains ? ['', explains] : []),
        ...(Object.keys(options).length > 0 ? ['', describeSettings(options)] : []),
        '',
        'Besides, all settings of the server may be given, DATA_DIR above all: desirepath serve --help',
        '',
      ].join('\n'),
    async run(args) {
      const given = readOptions(options, { name, args, positional });
      try {
        await run(given, args);
      } catch (error) {
        throw fullDisk(error, resolve(given.DATA_DIR)) ?? error;
      }
    },
  };
}

/** A line for the person, or the script, that called. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
