import { resolve } from 'node:path';
import { HTTP } from '@desirepath/contract/limits';
import { type Config, serverSettings } from '../settings/config.ts';
import { isReachedByLoopback } from '../settings/own-address.ts';
import { collectGarbageOfStart } from './collect-garbage.ts';
import { type Command, defineCommand, say } from './command.ts';

const command = defineCommand({
  name: 'serve',
  says: 'Serve the dashboard, the API and the tracking script. This is what `npm start` does.',
  options: {},
  run: serveUntilStopped,
});

export const serve: Command = {
  ...command,
  help: () => `desirepath serve\n\n${command.says}\n\n${serverSettings()}\n`,
};

/** @param args what the process that fills a demo is to be given as well */
export async function serveUntilStopped(config: Config, args: string[]): Promise<void> {
  const folder = resolve(config.DATA_DIR);
  // Who makes the visits of a demo is a tenth of all code, which no other server needs.
  const shop = config.DEMO ? await import('../demo/start.ts') : undefined;
  if (shop && !(await shop.fillDemo(folder, args))) process.exit(1); // it has said why
  // Most of all code, which whoever asks for help is not to wait for.
  const { createApp } = await import('../app.ts');
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

  const { address, local, setup } = await app.start();
  const demo = await shop?.startDemo({ app, folder, address: local, say, signal: going.signal });
  if (demo) say(`\nSign in to the demo as ${demo.email} with ${demo.password}. Its shop is at ${address}/demo/`);
  if (setup && !demo) {
    const here = isReachedByLoopback(config) ? `at ${local} on this machine, or from elsewhere at` : 'at';
    say(`\nNobody has an account here yet. Make the first one ${here}\n${setup}`);
  }
  say(`\nDesirepath is ready at ${address}`);
  collectGarbageOfStart();
}
