// `npm test`: install, build, find a browser, run every check and every test, end with the counts. `npm test -- --stores scaled` runs the
// tests that have stores on PostgreSQL and ClickHouse's HTTP interface, `--stores cluster` on tables as a cluster has them.
import { parseArgs } from 'node:util';
import { findBrowsers } from './steps/browser.js';
import { build } from './steps/build.js';
import { runChecks } from './steps/checks.js';
import { install } from './steps/install.js';
import { main, StepFailed } from './steps/step.js';
import { PROJECTS, runTests } from './steps/tests.js';

/** @param {string} behaviour */
const onServers = (behaviour) => ({
  env: { DESIREPATH_TEST_RECORDS: 'postgres', DESIREPATH_TEST_BEHAVIOUR: behaviour },
  projects: [['unit'], ['e2e']], // the others have no stores
});
/** @type {Record<string, { env: NodeJS.ProcessEnv, projects: string[][] }>} */
const STORES = {
  embedded: { env: {}, projects: PROJECTS },
  scaled: onServers('gateway'),
  cluster: onServers('cluster'),
};

await main(async () => {
  const { values } = parseArgs({ options: { stores: { type: 'string', default: 'embedded' } } });
  const stores = STORES[values.stores];
  if (!stores) throw new StepFailed(`--stores is one of ${Object.keys(STORES).join(', ')}, and not ${values.stores}.`);
  await install();
  const buildAndCheck = async () => {
    await build();
    return values.stores === 'embedded' ? runChecks() : { passed: 0, failed: 0 };
  };
  // A browser that has to be fetched waits for the net.
  const [browsers, checks] = await Promise.all([findBrowsers(), buildAndCheck()]);
  const tests = await runTests(stores.projects, { ...stores.env, ...browsers });
  const failed = checks.failed + tests.failed;
  console.log(`${checks.passed + tests.passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
