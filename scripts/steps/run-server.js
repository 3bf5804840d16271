import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectNode, serverEnv } from './node.js';
import { ROOT } from './root.js';

/** Runs the server's program, and ends as it does. Paths in its arguments are those of the caller. @param {string[]} args */
export function runServer(args) {
  const program = join(ROOT, 'apps/server/src/main.ts');
  const server = spawn(projectNode(), [program, ...args], { env: serverEnv(), stdio: 'inherit' });

  // The server decides how it stops; this process waits for it. package.json says `exec`, or npm's signals would end
  // at its shell. A terminal gives Ctrl+C to the server itself, and two of them would read as impatience.
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  process.on('SIGHUP', () => server.kill('SIGTERM'));
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) server.kill('SIGINT');
  });
  server.once('close', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
