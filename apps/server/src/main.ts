import { resolve } from 'node:path';
import { HTTP } from '@desirepath/contract/limits';
import { createApp } from './app.ts';
import { collectGarbageOfStart } from './collect-garbage.ts';
import { ConfigError, helpText, readConfig, wantsHelp } from './config.ts';
import { fillDemo, startDemo } from './demo/start.ts';
import { ReplaysAway } from './storage/behaviour/open.ts';
import { FolderInUse } from './storage/folder-lock.ts';

/** What a person can put right; anything else keeps its stack. */
const SAID_IN_A_SENTENCE = [ConfigError, FolderInUse, ReplaysAway];

const args = process.argv.slice(2);

if (wantsHelp(args)) {
  process.stdout.write(helpText());
} else {
  try {
    await serve();
  } catch (error) {
    if (SAID_IN_A_SENTENCE.some((kind) => error instanceof kind)) process.stderr.write(`${(error as Error).message}\n`);
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(error instanceof ConfigError ? 2 : 1);
  }
}

async function serve(): Promise<void> {
  const config = readConfig(args);
  const folder = resolve(config.DATA_DIR);
  if (config.DEMO && !(await fillDemo(folder, args))) process.exit(1); // it has said why
  const app = await createApp(config);

  const going = new AbortController();
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) process.exit(1); // asked twice: the person is in a hurry
    stopping = true;
    going.abort();
    app.log.info(`${signal}: finishing what has been accepted`);
    // What was accepted is on the disk long before; whatever still holds on then is not worth waiting for.
    setTimeout(() => process.exit(1), 2 * HTTP.shutdownTimeout).unref();
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(signal));

  // A question whose asker has left is given up by an AbortError. Should nobody wait for it, which is a mistake of ours, that
  // is no reason to leave everyone else; whatever else nobody waits for ends the server, as ever.
  process.on('unhandledRejection', (reason) => {
    if (!(reason instanceof Error && reason.name === 'AbortError')) throw reason;
    app.log.error({ err: reason }, 'nobody waited for a question that was given up');
  });

  const { address, local } = await app.start();
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const demo = config.DEMO ? await startDemo({ app, folder, address: local, say, signal: going.signal }) : undefined;
  if (demo) say(`\nSign in to the demo as ${demo.email} with ${demo.password}. Its shop is at ${address}/demo/`);
  say(`\nDesirepath is ready at ${address}`);
  collectGarbageOfStart();
}
