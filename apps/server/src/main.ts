import { createApp } from './app.ts';
import { ConfigError, helpText, readConfig, wantsHelp } from './config.ts';
import { FolderInUse } from './storage/folder-lock.ts';

const args = process.argv.slice(2);

if (wantsHelp(args)) {
  process.stdout.write(helpText());
} else {
  try {
    await serve();
  } catch (error) {
    // What a person can put right is told in a sentence; anything else keeps its stack.
    if (error instanceof ConfigError || error instanceof FolderInUse) process.stderr.write(`${error.message}\n`);
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(error instanceof ConfigError ? 2 : 1);
  }
}

async function serve(): Promise<void> {
  const config = readConfig(args);
  const app = await createApp(config);

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) process.exit(1); // asked twice: the person is in a hurry
    stopping = true;
    app.log.info(`${signal}: finishing what has been accepted`);
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(signal));

  const address = await app.start();
  process.stdout.write(`\nDesirepath is ready at ${address}\n`);
}
