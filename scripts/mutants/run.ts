// Changes modules in small ways, one at a time, and tells which changes none of their tests sees. Names of modules as arguments; without, all.
import { Stryker } from '@stryker-mutator/core';
import { MODULES, type Module } from './modules.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((one) => !MODULES.some(({ name }) => name === one));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are: ${MODULES.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}
for (const module of MODULES) if (asked.length === 0 || asked.includes(module.name)) await mutate(module);

async function mutate({ name, mutate, tests, isSql }: Module): Promise<void> {
  process.env.MUTANTS_TESTS = JSON.stringify(tests); // for `vitest.config.ts`, in processes of their own
  const mutants = await new Stryker({
    mutate,
    mutator: { excludedMutations: isSql ? ['StringLiteral'] : [] },
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'scripts/mutants/vitest.config.ts', pool: 'forks', related: false },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    disableTypeChecks: true,
    tsconfigFile: 'scripts/mutants/none.json', // Stryker would rewrite ours with an API that TypeScript 7 no longer has
    ignorePatterns: ['dist', 'data', 'docs', 'e2e', 'bench', 'deploy', 'apps/dashboard'],
    tempDirName: 'node_modules/.cache/mutants',
    reporters: ['clear-text'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  }).runMutationTest();
  const count = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const seen = count('Killed', 'Timeout');
  const all = seen + count('Survived', 'NoCoverage');
  console.log(`${name}: ${seen} of ${all} seen, ${Math.floor((100 * seen) / all)} %`);
}
