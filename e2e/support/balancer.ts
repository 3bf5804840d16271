import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './listen.ts';

const OURS = join(import.meta.dirname, '../../deploy/cluster/nginx/desirepath.conf');

/** nginx, where it is on this machine. */
const NGINX = process.env.NGINX_PATH || '/usr/sbin/nginx';
export const hasNginx = existsSync(NGINX);

/**
 * nginx as `deploy/cluster` has it, before servers on these ports. But each request goes to the next server, whoever it is from: the
 * hardest case for what has to count once.
 */
export async function startBalancer(ports: number[]): Promise<{ url: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-nginx-'));
  const port = await freePort();
  const servers = ports.map((at) => `server 127.0.0.1:${at} max_fails=1 fail_timeout=1s;`).join('\n');
  const site = readFileSync(OURS, 'utf8')
    .replace(/^\s*hash .*$/m, '')
    .replace(/(^\s*server server-\d.*$\n?)+/m, `${servers}\n`)
    .replace(/^\s*listen 80;$/m, `listen 127.0.0.1:${port};`)
    .replace(/^\s*listen \[::\]:80;$/m, '');
  const ways = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
     events { worker_connections 1024; }
     http { access_log off; ${ways.map((way) => `${way}_temp_path ${folder}/${way};`).join(' ')} ${site} }`,
  );
  const nginx: ChildProcess = spawn(NGINX, ['-c', file, '-e', join(folder, 'error.log')], { stdio: 'inherit' });
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const ended = once(nginx, 'exit');
      nginx.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
