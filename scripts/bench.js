// `npm run bench`: install, build, find a browser, and measure on the project's own Node.
import { spawn } from 'node:child_process';
import { findBrowser } from './steps/browser.js';
import { build } from './steps/build.js';
import { install } from './steps/install.js';
import { projectEnv, projectNode } from './steps/node.js';
import { ROOT } from './steps/root.js';
import { main } from './steps/step.js';

await main(async () => {
  await install();
  await build();
  const browser = await findBrowser();
  const bench = spawn(projectNode(), ['bench/main.ts', ...process.argv.slice(2)], {
    cwd: ROOT,
    env: { ...projectEnv(), CHROMIUM_PATH: browser },
    stdio: 'inherit',
  });
  bench.once('close', (code) => process.exit(code ?? 1));
});
