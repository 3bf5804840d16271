import type { Command } from './commands/command.ts';
import { Refused } from './errors/refused.ts';
import { commandOf } from './settings/config.ts';
import { ConfigError } from './settings/read-settings.ts';

/** Each is loaded when it is called: it brings a part of the program that most others can do without. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  demo: async () => (await import('./commands/demo.ts')).demo,
  'create-user': async () => (await import('./commands/create-user.ts')).createUser,
  'reset-password': async () => (await import('./commands/reset-password.ts')).resetPassword,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  'migrate-store': async () => (await import('./commands/migrate-store.ts')).migrateStore,
  import: async () => (await import('./commands/import.ts')).importFile,
  export: async () => (await import('./commands/export.ts')).exportEvents,
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
    process.stdout.write(await overview());
    return 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    process.stderr.write(`unknown_command: There is no command ${JSON.stringify(name)}.\n\n${await overview()}`);
    return 2;
  }
  const command = await load();
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

async function overview(): Promise<string> {
  const lines = Object.entries(COMMANDS).map(async ([name, load]) => `  ${name.padEnd(17)}${(await load()).says}`);
  return [
    'Desirepath: heatmaps, session replay and web analytics on your own machine.',
    '',
    'desirepath <command> [flags]     or npm run desirepath -- <command> [flags]',
    '',
    ...(await Promise.all(lines)),
    '',
    'Without a command it serves; DESIREPATH_COMMAND names one, too. Each setting is an environment variable or a flag; the',
    'flag wins. desirepath <command> --help lists those of a command.',
    '',
    (await import('./commands/serve.ts')).serve.help(),
  ].join('\n');
}
