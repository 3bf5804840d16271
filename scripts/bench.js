// `npm run bench`: install, build, and measure on the project's own Node.
import { spawn } from 'node:child_process';
import { build } from './steps/build.js';
import { install } from './steps/install.js';
import { projectEnv, projectNode } from './steps/node.js';
import { ROOT } from './steps/root.js';
import { main } from './steps/step.js';

await main(async () => {
  await install();
  await build();
  const bench = spawn(projectNode(), ['bench/main.ts', ...process.argv.slice(2)], {
    cwd: ROOT,
    env: projectEnv(),
    stdio: 'inherit',
  });
  bench.once('close', (code) => process.exit(code ?? 1));
});
