import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectEnv, projectNode } from './node.js';
import { ROOT } from './root.js';

/** @typedef {import('./checks.js').Counts} Counts */

/** The projects of vitest.config.ts, the quick ones first. */
export const PROJECTS = ['unit', 'browser', 'e2e'];

const SECOND_TRIES = join(ROOT, 'scripts/steps/second-tries.js');

/**
 * Runs every test of some projects, one project after the other.
 *
 * @param {string[]} projects
 * @param {NodeJS.ProcessEnv} env what they are told: the path of Chromium, and of stores
 * @returns {Promise<Counts>}
 */
export async function runTests(projects, env) {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-tests-'));
  const counts = { passed: 0, failed: 0 };
  try {
    for (const project of projects) {
      const report = join(folder, `${project}.json`);
      const reporting = [
        '--reporter=default',
        `--reporter=${SECOND_TRIES}`,
        '--reporter=json',
        `--outputFile.json=${report}`,
      ];
      const code = await runVitest(['--project', project, ...reporting], env);
      const { passed, failed } = countsIn(report);
      counts.passed += passed;
      // Vitest also fails for what no test is to blame for: an unhandled error, a project without tests, a crash.
      counts.failed += code !== 0 && failed === 0 ? 1 : failed;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return counts;
}

/** @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number>} its exit code */
export function runVitest(args, env) {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  return new Promise((resolve) => {
    spawn(projectNode(), [vitest, 'run', ...args], {
      cwd: ROOT,
      env: { ...projectEnv(), ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
      .once('error', () => resolve(1))
      .once('close', (code) => resolve(code ?? 1));
  });
}

/** A file that breaks before its first test is one failure. @param {string} report @returns {Counts} */
function countsIn(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const broken = testResults.filter(
      (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
        file.status === 'failed' && file.assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numFailedTests + broken.length };
  } catch {
    return { passed: 0, failed: 0 }; // Vitest did not get as far as a report; its exit code counts
  }
}
