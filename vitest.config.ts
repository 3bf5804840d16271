import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { contractRoutes } from './apps/dashboard/contract-routes.ts';
import { language } from './apps/dashboard/language/plugin.ts';

const SECOND = 1000;

/** Stores that are servers, as CONTRIBUTING.md says. */
const STORES = [
  'apps/server/src/testing/postgres-setup.testing.ts',
  'apps/server/src/testing/gateway/gateway-setup.testing.ts',
];
/** Where they are, each statement is a request, and all tests share them. */
const PATIENCE = process.env.DESIREPATH_TEST_RECORDS || process.env.DESIREPATH_TEST_BEHAVIOUR ? 3 : 1;

/** Those that take minutes, the longest last: what Vitest begins with where it does not know how long files take. */
const LONGEST = [
  'live',
  'texts',
  'demo',
  'hostile',
  'two-tabs',
  'stored-text',
  'commands',
  'walk',
  'many-servers',
  'crash',
].map((name) => `e2e/${name}.test.ts`);

/** Begins with the longest, so that none of them ends alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const length = ({ moduleId }: TestSpecification) => LONGEST.findIndex((file) => moduleId.endsWith(file));
    return (await super.sort(files)).sort((one, other) => length(other) - length(one));
  }
}

/**
 * Four kinds of test, told apart by where and how they are named. But for plain ones, each file runs in a process of its own: chDB opens
 * one data folder a process and keeps native state. Three at a time on two cores, because there is always one that waits; an open store takes 300 MB.
 */
export default defineConfig({
  plugins: [contractRoutes(), language()],
  test: {
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    expect: { poll: { timeout: 30 * SECOND * PATIENCE } }, // a page may be slow to load beside another test
    env: { BASE_URL: '' }, // Vite would set its own `/`, which is a setting of our server too
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{apps/server,scripts,bench}/**/*.test.ts'],
          globalSetup: STORES,
          maxWorkers: 3,
          testTimeout: 60 * SECOND * PATIENCE,
          hookTimeout: 60 * SECOND * PATIENCE,
        },
      },
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['{apps/dashboard,packages}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**', '**/dist/**'],
          isolate: false, // without stores, a process took longer to begin than its tests
          maxWorkers: 1, // what is loaded is loaded once; those of `unit`, beside which it runs, take longer
          testTimeout: 60 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['{apps,packages}/**/*.browser.test.ts'],
          globalSetup: ['packages/tracker/test/scripts.setup.ts'],
          maxWorkers: 3, // they mostly wait, for batches, for idle moments, and leave the processor to the unit tests beside them
          retry: 1, // visitors click within a second or not: a machine that stalls for that long proves nothing
          testTimeout: 60 * SECOND,
          hookTimeout: 60 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: STORES,
          maxWorkers: 3, // each with a server and a browser of its own
          // Fifty starts of a server took 500 s of a slow machine. What hangs is found by the waits within a test.
          testTimeout: 1_200 * SECOND,
          hookTimeout: 300 * SECOND,
        },
      },
    ],
  },
});
