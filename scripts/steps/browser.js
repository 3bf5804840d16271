import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectEnv } from './node.js';
import { ROOT } from './root.js';
import { run, StepFailed, step } from './step.js';

const SYSTEM_BROWSERS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Its program, and Debian's package of it. */
const HEADLESS_SHELL = 'chromium-headless-shell';

const ADVICE = 'Install Chromium or Chrome, or set CHROMIUM_PATH to one, and run "npm test" again.';

/**
 * The browsers of the tests, as settings of theirs: a Chromium, and one without windows for what needs none, where there is one. Whoever
 * names a CHROMIUM_PATH gets that for everything.
 *
 * @returns {Promise<{ CHROMIUM_PATH: string, HEADLESS_SHELL_PATH?: string }>}
 * @throws {StepFailed}
 */
export async function findBrowsers() {
  const isNamed = Boolean(process.env.CHROMIUM_PATH);
  const CHROMIUM_PATH = await findBrowser();
  const shell = process.env.HEADLESS_SHELL_PATH ?? (isNamed ? undefined : await headlessShell());
  return shell ? { CHROMIUM_PATH, HEADLESS_SHELL_PATH: shell } : { CHROMIUM_PATH };
}

async function headlessShell() {
  if (await works(HEADLESS_SHELL)) return whereIs(HEADLESS_SHELL);
  if (!mayInstall()) return;
  await installPackage(HEADLESS_SHELL, 'Without it the tests take longer.').catch(({ message }) =>
    console.log(message),
  );
  return (await works(HEADLESS_SHELL)) ? whereIs(HEADLESS_SHELL) : undefined;
}

/**
 * A Chromium: the one named by CHROMIUM_PATH, else the machine's, else Debian's package where we may
 * install it, else Playwright's download.
 *
 * @returns {Promise<string>} its path
 * @throws {StepFailed}
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !(await works(named)))
    throw new StepFailed(`CHROMIUM_PATH names no working browser: ${named}. ${ADVICE}`);
  return named ?? (await systemBrowser()) ?? (await debianBrowser()) ?? (await playwrightBrowser());
}

async function systemBrowser() {
  for (const browser of SYSTEM_BROWSERS) if (await works(browser)) return whereIs(browser);
}

async function debianBrowser() {
  if (!mayInstall()) return;
  await installPackage('chromium', `Debian's Chromium could not be installed. ${ADVICE}`);
  return systemBrowser();
}

const mayInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

let hasNewLists = false;

/** @param {string} name @param {string} failure the sentence for the person */
async function installPackage(name, failure) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!hasNewLists) await step('Updating package lists', ['apt-get', 'update', '-q'], { env, failure });
  hasNewLists = true;
  await step(`Installing Debian's ${name}`, ['apt-get', 'install', '-qy', '--no-install-recommends', name], {
    env,
    failure,
  });
}

async function playwrightBrowser() {
  const cli = join(ROOT, 'node_modules/playwright-core/cli.js');
  await step('Downloading Chromium', ['node', cli, 'install', 'chromium'], {
    env: projectEnv(),
    failure: `No browser was found, and none could be downloaded. ${ADVICE}`,
  });
  const { chromium } = await import('playwright-core'); // installed by now
  const browser = chromium.executablePath();
  if (!(await works(browser))) throw new StepFailed(`The downloaded browser does not start. ${ADVICE}`);
  return browser;
}

/** @param {string} browser a path, or a name on the PATH */
const works = async (browser) => (await run([browser, '--version'])).code === 0;

/** @param {string} browser */
const whereIs = async (browser) =>
  browser.startsWith('/') ? browser : (await run(['sh', '-c', `command -v ${browser}`])).output.trim();
