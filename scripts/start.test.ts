import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from './steps/root.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desirepath-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** `npm start`, until it says where it is. */
async function start(...args: string[]) {
  const npm = spawn('npm', ['start', '--', '--data-dir', folder, '--port', '0', '--host', '127.0.0.1', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  npm.stdout.setEncoding('utf8');
  let said = '';
  for await (const text of npm.stdout) {
    said += text;
    const address = /ready at (\S+)/.exec(said)?.[1];
    if (address) return { npm, address };
  }
  throw new Error(`npm start ended with: ${said}`);
}

test('npm start serves, and a signal to npm ends the server in order', { timeout: 120_000 }, async () => {
  const { npm, address } = await start();
  expect((await fetch(`${address}/readyz`)).status).toBe(200);

  npm.kill('SIGTERM');
  await once(npm, 'exit');
  await expect.poll(() => fetch(address).catch(() => 'gone')).toBe('gone');
  const again = await start(); // the data folder is free
  again.npm.kill('SIGTERM');
  await once(again.npm, 'exit');
});

test('npm start -- --help lists every setting and leaves no data behind', () => {
  const { stdout, status } = spawnSync('npm', ['start', '--', '--help'], { cwd: ROOT, encoding: 'utf8' });
  expect(status).toBe(0);
  for (const setting of ['PORT', 'HOST', 'DATA_DIR', 'BASE_URL']) expect(stdout).toContain(setting);
  expect(readdirSync(folder)).toEqual([]);
});

test('a setting that does not exist is refused by name', () => {
  const { status, stderr } = spawnSync('npm', ['start', '--', '--prot', '80'], { cwd: ROOT, encoding: 'utf8' });
  expect(status).not.toBe(0);
  expect(stderr).toContain('--prot');
});
