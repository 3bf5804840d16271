// `npm run mutants [-- <module>…]`: which small mistakes in the code no test would see.
import { spawn } from 'node:child_process';
import { install } from './steps/install.js';
import { projectEnv, projectNode } from './steps/node.js';
import { ROOT } from './steps/root.js';
import { main } from './steps/step.js';

await main(async () => {
  await install();
  const mutants = spawn(projectNode(), ['scripts/mutants/run.ts', ...process.argv.slice(2)], {
    cwd: ROOT,
    env: projectEnv(),
    stdio: 'inherit',
  });
  mutants.once('close', (code) => process.exit(code ?? 1));
});
