import { defineConfig } from 'vitest/config';

/** Only the tests of the module that is mutated, which `run.ts` names. */
export default defineConfig({
  test: {
    include: JSON.parse(process.env.MUTANTS_TESTS ?? '[]'),
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    provide: { clickhouseUrl: '', clickhouseFolder: '', clickhouseCluster: '', newStore: '' }, // the stores within the process
    env: { BASE_URL: '' }, // as in the other configuration
  },
});
