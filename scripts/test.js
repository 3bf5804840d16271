// `npm test`: install, build, find a browser, run every check and every test, end with the counts.
import { findBrowser } from './steps/browser.js';
import { build } from './steps/build.js';
import { runChecks } from './steps/checks.js';
import { install } from './steps/install.js';
import { main } from './steps/step.js';
import { runTests } from './steps/tests.js';

await main(async () => {
  await install();
  await build();
  const browser = await findBrowser();
  const checks = await runChecks();
  const tests = await runTests(browser);
  const failed = checks.failed + tests.failed;
  console.log(`${checks.passed + tests.passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
