// `npm start`: install, build and serve. Plain JavaScript on Node's own modules, because nothing is installed yet and
// the Node that runs this may be as old as 18. What takes a Node of today runs on the one that comes as a package.
import { spawn } from 'node:child_process';
import { build } from './steps/build.js';
import { install } from './steps/install.js';
import { projectEnv, projectNode } from './steps/node.js';
import { ROOT } from './steps/root.js';
import { main } from './steps/step.js';

/** Each connection to the behaviour store holds a thread while it runs a statement; Node's own 4 are too few. */
const THREADS = '16';

const args = process.argv.slice(2);

await main(async () => {
  await install();
  if (!args.includes('--help')) await build();
  serve();
});

function serve() {
  const env = { ...projectEnv(), UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? THREADS };
  const server = spawn(projectNode(), ['apps/server/src/main.ts', ...args], { cwd: ROOT, env, stdio: 'inherit' });

  // The server decides how it stops; this process waits for it. package.json says `exec`, or npm's signals would end
  // at its shell. A terminal gives Ctrl+C to the server itself, and two of them would read as impatience.
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  process.on('SIGHUP', () => server.kill('SIGTERM'));
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) server.kill('SIGINT');
  });
  server.once('close', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
