import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, 'main.testing.ts');

export interface Gateway {
  /** As CLICKHOUSE_URL has it. */
  url(database: string): string;
  folder: string;
  /** Ends as a machine does that loses its power. */
  leave(): Promise<void>;
  /** With what it had, where it was. */
  comeBack(): Promise<void>;
  /** Closes the connection of so many inserts once they are written, instead of answering. */
  loseAnswers(count: number): void;
  /** Holds still, as a machine does that is out of breath; and goes on. */
  pause(isPaused: boolean): void;
  remove(): Promise<void>;
}

export async function startGateway({ password = '', forbidden = [] as string[] } = {}): Promise<Gateway> {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-gateway-'));
  const run = async (on: number): Promise<{ child: ChildProcess; port: number }> => {
    const child = fork(PROGRAM, [folder, String(on), password, forbidden.join()], {
      env: { ...process.env, UV_THREADPOOL_SIZE: '32' },
      execArgv: [],
    });
    const [port] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`The gateway has ended with ${code}`))),
    ]);
    return { child, port };
  };
  let running = await run(0);
  const { port } = running;
  const leave = async () => {
    const gone = once(running.child, 'exit');
    running.child.kill('SIGKILL');
    await gone;
  };
  return {
    url: (database) => `http://desirepath${password && `:${password}`}@127.0.0.1:${port}/${database}`,
    folder,
    leave,
    async comeBack() {
      running = await run(port);
    },
    loseAnswers: (count) => void running.child.send(count),
    pause: (isPaused) => void running.child.kill(isPaused ? 'SIGSTOP' : 'SIGCONT'),
    async remove() {
      if (running.child.exitCode === null && running.child.signalCode === null) await leave();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
