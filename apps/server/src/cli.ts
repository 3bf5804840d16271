import { backup } from './commands/backup.ts';
import type { Command } from './commands/command.ts';
import { createUser } from './commands/create-user.ts';
import { demo } from './commands/demo.ts';
import { doctor } from './commands/doctor.ts';
import { exportEvents } from './commands/export.ts';
import { importFile } from './commands/import.ts';
import { migrateStore } from './commands/migrate-store.ts';
import { resetPassword } from './commands/reset-password.ts';
import { restore } from './commands/restore.ts';
import { serve } from './commands/serve.ts';
import { Refused } from './errors/refused.ts';
import { commandOf } from './settings/config.ts';
import { ConfigError } from './settings/read-settings.ts';

const COMMANDS: Record<string, Command> = {
  serve,
  demo,
  'create-user': createUser,
  'reset-password': resetPassword,
  backup,
  restore,
  doctor,
  'migrate-store': migrateStore,
  import: importFile,
  export: exportEvents,
};

/**
 * Does what the arguments say, or else DESIREPATH_COMMAND, or else serves.
 * @returns the exit code: 0 done, 1 refused or failed, 2 wrongly called; undefined where something goes on
 */
export async function runCli(given: string[]): Promise<number | undefined> {
  const [first, ...rest] = given;
  const isNamed = first !== undefined && !first.startsWith('-');
  const name = isNamed ? first : (commandOf() ?? 'serve');
  const args = isNamed ? rest : given;
  const wantsHelp = args.includes('--help') || args.includes('-h');
  if (name === 'help' || (wantsHelp && !isNamed && commandOf() === undefined)) {
    process.stdout.write(overview());
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(`unknown_command: There is no command ${JSON.stringify(name)}.\n\n${overview()}`);
    return 2;
  }
  if (wantsHelp) {
    process.stdout.write(command.help());
    return 0;
  }
  try {
    await command.run(args);
    return name === 'serve' || name === 'demo' ? undefined : 0;
  } catch (error) {
    if (error instanceof ConfigError) return complain('bad_setting', error.message, 2);
    if (error instanceof Refused) return complain(error.code, error.message, 1);
    return complain('internal', error instanceof Error ? (error.stack ?? error.message) : String(error), 1);
  }
}

function complain(code: string, sentence: string, exit: number): number {
  // A sentence may name what somebody else has written, and a terminal obeys some of it.
  process.stderr.write(`${code}: ${sentence.replace(/[^\P{Cc}\n\t]/gu, '')}\n`);
  return exit;
}

function overview(): string {
  return [
    'Desirepath: heatmaps, session replay and web analytics on your own machine.',
    '',
    'desirepath <command> [flags]     or npm run desirepath -- <command> [flags]',
    '',
    ...Object.entries(COMMANDS).map(([name, { says }]) => `  ${name.padEnd(17)}${says}`),
    '',
    'Without a command it serves; DESIREPATH_COMMAND names one, too. Each setting is an environment variable or a flag; the',
    'flag wins. desirepath <command> --help lists those of a command.',
    '',
    serve.help(),
  ].join('\n');
}
