// `npm run check`: everything that can be said about the code without running it.
import { runChecks } from './steps/checks.js';
import { install } from './steps/install.js';
import { main } from './steps/step.js';

await main(async () => {
  await install();
  const { failed } = await runChecks();
  if (failed > 0) process.exitCode = 1;
});
