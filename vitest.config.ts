import { defineConfig } from 'vitest/config';
import { contractRoutes } from './apps/dashboard/contract-routes.ts';

const SECOND = 1000;

/**
 * Three kinds of test, told apart by where and how they are named. Each file runs in a process of its own: chDB opens
 * one data folder a process and keeps native state. Two at a time, because an open store takes 300 MB.
 */
export default defineConfig({
  plugins: [contractRoutes()],
  test: {
    pool: 'forks',
    expect: { poll: { timeout: 15 * SECOND } }, // a page may be slow to load beside another test
    env: { BASE_URL: '' }, // Vite would set its own `/`, which is a setting of our server too
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{apps,packages,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**', '**/dist/**'],
          globalSetup: [
            'apps/server/src/testing/postgres-setup.testing.ts',
            'apps/server/src/testing/gateway/gateway-setup.testing.ts',
          ],
          maxWorkers: 2,
          testTimeout: 20 * SECOND,
          hookTimeout: 30 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['{apps,packages}/**/*.browser.test.ts'],
          globalSetup: ['packages/tracker/test/scripts.setup.ts'],
          maxWorkers: 4, // they mostly wait: for batches, for idle moments
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
          maxWorkers: 2, // each with a server and a browser of its own
          testTimeout: 300 * SECOND,
          hookTimeout: 120 * SECOND,
        },
      },
    ],
  },
});
