import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { isInstalled, unlocked } from './installed.js';
import { ROOT } from './root.js';
import { StepFailed, step } from './step.js';

/** npm for a machine whose own is too old; it only has to read our lock file. */
const NPM_VERSION = '11.21.2';

const QUIET = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];

/** `npm start` tells which npm it is; on its own a script finds the one on the PATH. */
const ownNpm = process.env.npm_execpath?.endsWith('npm-cli.js')
  ? [process.execPath, process.env.npm_execpath]
  : ['npm'];

/** A package that reports installs to its maker runs under npm versions that know no list of allowed scripts. */
const env = { ...process.env, SCARF_ANALYTICS: 'false' };

/** Stands in `node_modules` while npm works: a package that was cut off half-way looks whole to npm. */
const UNFINISHED = join(ROOT, 'node_modules/.unfinished');

/** Installs the packages of the lock file, unless they are there. @throws {StepFailed} */
export async function install() {
  if (isInstalled() && !existsSync(UNFINISHED)) return;
  const differences = unlocked();
  if (differences.length > 0) {
    throw new StepFailed(
      `package-lock.json does not agree with\n  ${differences.join('\n  ')}\n"npm install" brings them together; both files belong into the commit.`,
    );
  }
  if (existsSync(UNFINISHED)) removeInstalled();
  mkdirSync(join(ROOT, 'node_modules'), { recursive: true });
  writeFileSync(UNFINISHED, '');
  if (skipsNativeParts(process.versions.node)) await installOnNewerNode();
  else await installWith(ownNpm, env);
  rmSync(UNFINISHED, { force: true });
  if (!isInstalled()) {
    throw new StepFailed('npm left packages out that this machine needs. "npm install --loglevel=verbose" says why.');
  }
}

/**
 * Not `npm ci`: that refuses a lock file which lacks native parts for some other kind of machine, and no lock file can
 * name the parts that its author's registry did not have. What the lock file does name is installed exactly.
 *
 * @param {string[]} npm @param {NodeJS.ProcessEnv} npmEnv
 */
const installWith = (npm, npmEnv) =>
  step('Installing packages', [...npm, 'install', '--no-save', '--include=dev', ...QUIET], {
    env: npmEnv,
    failure: 'The packages could not be installed; what npm said stands above.',
  });

function removeInstalled() {
  const { packages } = readJson('package-lock.json');
  const ours = Object.keys(packages).filter((path) => !path.includes('node_modules/'));
  for (const folder of ours) rmSync(join(ROOT, folder, 'node_modules'), { recursive: true, force: true });
}

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/**
 * Rolldown and Tailwind declare the Node they run on for their native parts too (^20.19 or 22.12 and later), and npm
 * leaves optional packages out whose wish the *running* Node does not fulfil, though a newer one will run them.
 *
 * @param {string} version
 */
function skipsNativeParts(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 20 || (major === 20 && minor < 19) || major === 21 || (major === 22 && minor < 12);
}

/** Borrows the project's Node and a current npm in a temporary folder, and installs with these. */
async function installOnNewerNode() {
  const { dependencies } = readJson('package.json');
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-install-'));
  try {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, allowScripts: { node: true } }));
    const packages = [`node@${dependencies.node}`, `npm@${NPM_VERSION}`];
    await step(
      `Fetching Node ${dependencies.node}`,
      [...ownNpm, 'install', '--prefix', folder, ...QUIET, ...packages],
      {
        cwd: folder,
        env,
        failure: 'Node could not be fetched; what npm said stands above.',
      },
    );
    const bin = join(folder, 'node_modules/.bin');
    await installWith([join(bin, 'node'), join(folder, 'node_modules/npm/bin/npm-cli.js')], {
      ...env,
      PATH: [bin, process.env.PATH].join(delimiter),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
