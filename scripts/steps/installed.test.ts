import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled, unlocked } from './installed.js';

const native = { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] };
const elsewhere = { version: '1.0.0', optional: true, os: ['sunos'], cpu: ['sparc'] };
const LOCKED = {
  '': { dependencies: { bundler: '1.0.0' } },
  'apps/server': { name: 'server', dependencies: { bundler: '1.0.0' } },
  'node_modules/bundler': { version: '1.0.0' },
  'node_modules/bundler-here': native,
  'node_modules/bundler-elsewhere': elsewhere,
  'node_modules/bundler-elsewhere/node_modules/shim': { version: '1.0.0', optional: true },
  'node_modules/server': { resolved: 'apps/server', link: true },
};
const INSTALLED = {
  'apps/server': LOCKED['apps/server'],
  'node_modules/bundler': LOCKED['node_modules/bundler'],
  'node_modules/bundler-here': native,
  'node_modules/server': LOCKED['node_modules/server'],
};

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'desirepath-installed-'));
  write('package.json', { dependencies: { bundler: '1.0.0' } });
  write('apps/server/package.json', { dependencies: { bundler: '1.0.0' } });
  write('package-lock.json', { packages: LOCKED });
  write('node_modules/.package-lock.json', { packages: INSTALLED });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, content: object) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify(content));
}

test('what the lock file names is enough, without the native parts of other machines', () => {
  expect(isInstalled(root)).toBe(true);
});

test('a fresh clone is not installed', () => {
  rmSync(join(root, 'node_modules'), { recursive: true });
  expect(isInstalled(root)).toBe(false);
});

test('another version of a package is not the one that is wanted', () => {
  write('node_modules/.package-lock.json', {
    packages: { ...INSTALLED, 'node_modules/bundler': { version: '0.9.0' } },
  });
  expect(isInstalled(root)).toBe(false);
});

test('a native part that npm left out on this machine is missed', () => {
  const { 'node_modules/bundler-here': _, ...rest } = INSTALLED;
  write('node_modules/.package-lock.json', { packages: rest });
  expect(isInstalled(root)).toBe(false);
});

test('a dependency added to a package.json is missed', () => {
  write('apps/server/package.json', { dependencies: { bundler: '1.0.0', router: '2.0.0' } });
  expect(isInstalled(root)).toBe(false);
});

test('what a package.json asks for and the lock file does not know is named, with where', () => {
  expect(unlocked(root)).toEqual([]);
  write('apps/server/package.json', { dependencies: { bundler: '2.0.0' }, devDependencies: { router: '2.0.0' } });
  expect(unlocked(root)).toEqual(['apps/server/package.json: bundler', 'apps/server/package.json: router']);
});
