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

const ADVICE = 'Install Chromium or Chrome, or set CHROMIUM_PATH to one, and run "npm test" again.';

/**
 * A Chromium for the tests: the one named by CHROMIUM_PATH, else the machine's, else Debian's package where we may
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
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!mayInstall) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const failure = `Debian's Chromium could not be installed. ${ADVICE}`;
  await step('Updating package lists', ['apt-get', 'update', '-q'], { env, failure });
  const install = ['apt-get', 'install', '-qy', '--no-install-recommends', 'chromium'];
  await step("Installing Debian's Chromium", install, { env, failure });
  return systemBrowser();
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
