import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../testing/free-port.testing.ts';

/** The keys that the S3 server takes. */
export const S3_KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };

const PROGRAM = `new (require('@20minutes/s3rver'))(JSON.parse(process.argv[1])).run()`;

/** An S3-compatible server in a process of its own, which can go away and come back with what it had. */
export async function startS3() {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-s3-'));
  const port = await freePort();
  const settings = {
    directory: folder,
    address: '127.0.0.1',
    port,
    silent: true,
    configureBuckets: [{ name: 'replays' }],
  };
  const args = ['--input-type=commonjs', '-e', PROGRAM, JSON.stringify(settings)];
  const run = async () => {
    const child = spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: ['ignore', 'ignore', 'inherit'] });
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error('The S3 server has ended');
      await sleep(50);
    }
    return child;
  };
  let child = await run();
  const leave = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    address: `http://127.0.0.1:${port}/replays/desirepath/`,
    /** How many files it holds. */
    files: () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length,
    folder,
    leave,
    async comeBack() {
      child = await run();
    },
    async remove() {
      if (child.exitCode === null && child.signalCode === null) await leave();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
