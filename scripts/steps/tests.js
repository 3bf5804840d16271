import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { projectEnv, projectNode } from './node.js';
import { ROOT } from './root.js';

/** @typedef {import('./checks.js').Counts} Counts */

/** The projects of vitest.config.ts, the quick ones first; those of one row beside each other: `unit` keeps two cores busy, `browser` mostly waits. */
export const PROJECTS = [['unit', 'plain', 'browser'], ['e2e']];

/** What Node has made of the libraries: every test file is a process that loads them, and takes a tenth less of the processor. */
const COMPILED = join(ROOT, 'node_modules/.cache/compiled');

const SECOND_TRIES = join(ROOT, 'scripts/steps/second-tries.js');

/**
 * Files in which a person's hands and eyes are a program's: a press that a stalled machine lets fall on a page that moved proves nothing.
 * What counts events through crashes and full disks, what looks for hostile text that runs, and every unit test, has one try: there a rare failure is a loss or a hole.
 */
const HAS_SECOND_TRY = /\/e2e\/(?!crash|disk-full|hostile|many-servers|stored-text|two-tabs)[^/]+$/;
/** More than these at once are no accident. */
const MAX_SECOND_TRIES = 2;

/**
 * Runs every test of some projects, one row after the other.
 *
 * @param {string[][]} rows of projects
 * @param {NodeJS.ProcessEnv} env what they are told: the path of Chromium, and of stores
 * @returns {Promise<Counts>}
 */
export async function runTests(rows, env) {
  const counts = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const passedAgain = [];
  for (const row of rows) {
    for (const ran of await Promise.all(row.map((project) => runWithSecondTry(project, env)))) {
      counts.passed += ran.passed;
      counts.failed += ran.failed;
      passedAgain.push(...ran.passedAgain);
    }
  }
  for (const name of passedAgain) console.log(`failed, and passed at the second try: ${name}`);
  return counts;
}

/**
 * Of the files in `e2e` one or two that failed run once more, alone, and are named.
 *
 * @param {string} project
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts & { passedAgain: string[] }>}
 */
async function runWithSecondTry(project, env) {
  const { passed, failed, failedFiles } = await runProject(project, [], env);
  const ran = { passed, failed, passedAgain: /** @type {string[]} */ ([]) };
  if (failedFiles.length > MAX_SECOND_TRIES || !failedFiles.every((file) => HAS_SECOND_TRY.test(file.name))) return ran;
  for (const file of failedFiles) {
    const second = await runProject(project, [file.name], env);
    if (second.failed > 0) continue;
    ran.passed += second.passed - file.passed;
    ran.failed -= file.failed;
    ran.passedAgain.push(relative(ROOT, file.name));
  }
  return ran;
}

/** @typedef {Counts & { name: string }} FileCounts */

/**
 * @param {string} project
 * @param {string[]} files none for all
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts & { failedFiles: FileCounts[] }>}
 */
async function runProject(project, files, env) {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-tests-'));
  try {
    const report = join(folder, `${project}.json`);
    const reporting = [
      '--reporter=default',
      `--reporter=${SECOND_TRIES}`,
      '--reporter=json',
      `--outputFile.json=${report}`,
    ];
    const unhandled = join(folder, 'unhandled');
    const code = await runVitest(['--project', project, ...reporting, ...files], {
      ...env,
      UNHANDLED_ERRORS: unhandled,
    });
    const counts = countsIn(report);
    // Vitest also fails for what no test is to blame for: an unhandled error, a project without tests, a crash.
    if (existsSync(unhandled)) counts.failed += 1;
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number>} its exit code */
export function runVitest(args, env) {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  return new Promise((resolve) => {
    spawn(projectNode(), [vitest, 'run', ...args], {
      cwd: ROOT,
      env: { ...projectEnv(), NODE_COMPILE_CACHE: COMPILED, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
      .once('error', () => resolve(1))
      .once('close', (code) => resolve(code ?? 1));
  });
}

/** A file that breaks before its first test is one failure. @param {string} report */
function countsIn(report) {
  const counts = { passed: 0, failed: 0, failedFiles: /** @type {FileCounts[]} */ ([]) };
  let files;
  try {
    files = JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    return counts; // Vitest did not get as far as a report; its exit code counts
  }
  for (const { name, status, assertionResults } of files) {
    /** @param {string} wanted */
    const numberOf = (wanted) =>
      assertionResults.filter((/** @type {{ status: string }} */ test) => test.status === wanted).length;
    const passed = numberOf('passed');
    const failed = status === 'failed' ? Math.max(1, numberOf('failed')) : 0;
    counts.passed += passed;
    counts.failed += failed;
    if (failed > 0) counts.failedFiles.push({ name, passed, failed });
  }
  return counts;
}
