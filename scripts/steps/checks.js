import { projectEnv } from './node.js';
import { run, tell } from './step.js';

/** @typedef {{ passed: number, failed: number }} Counts */

/** Each folder with a tsconfig.json is a world of its own: the server has no DOM, the tracker no Node. */
const typed = ['.', 'apps/dashboard', 'packages/tracker'];

/** What the code is held to before it runs. Biome and tsc are programs of their own, the others run on Node. */
const checks = [
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings'] },
  // Of its four checkers each makes anew what they have in common, which is most of it.
  ...typed.map((folder) => ({ name: `types in ${folder}`, command: ['tsc', '-p', folder, '--checkers', '1'] })),
  { name: 'import rules', command: ['node', 'scripts/architecture/check.ts'] },
  { name: 'licences', command: ['node', 'scripts/licences/check.ts'] },
  { name: 'texts in every language', command: ['node', 'apps/dashboard/language/texts.ts', '--check'] },
  { name: 'unused code', command: ['knip', '--no-progress'] },
];

/** Runs every check, prints the outcome of each and what the failed ones say. @returns {Promise<Counts>} */
export async function runChecks() {
  const env = projectEnv();
  const counts = { passed: 0, failed: 0 };
  for (const { name, command } of checks) {
    const { code, output } = await run(command, { env });
    tell(`${code === 0 ? '✓' : '✗'} ${name}`);
    if (code !== 0) tell(output.trimEnd().replace(/^/gm, '    '));
    counts[code === 0 ? 'passed' : 'failed'] += 1;
  }
  return counts;
}
