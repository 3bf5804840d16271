import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT } from './root.js';

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} LockedPackage
 */

/**
 * Whether `node_modules` holds what the lock file asks for on this machine. npm leaves a list of what it installed in
 * `node_modules/.package-lock.json`, last of all, so an interrupted install has none; comparing it with the lock file
 * also counts an install that was made by hand.
 */
export function isInstalled(root = ROOT) {
  const wanted = readLock(join(root, 'package-lock.json'));
  const present = readLock(join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return differing(join(root, path), entry).length === 0;
    return present[path]?.version === entry.version || (entry.optional === true && !isNativeHere(path, entry));
  });
}

/** @param {string} file @returns {Record<string, LockedPackage> | undefined} */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined; // missing or torn: an install makes both right
  }
}

/**
 * What the package.json files of ours ask for otherwise than the lock file, as a person finds it: `apps/server/package.json: router`.
 *
 * @returns {string[]}
 */
export function unlocked(root = ROOT) {
  return Object.entries(readLock(join(root, 'package-lock.json')) ?? {})
    .filter(([path]) => !path.includes('node_modules/'))
    .flatMap(([path, entry]) =>
      differing(join(root, path), entry).map((name) => `${posix.join(path, 'package.json')}: ${name}`),
    );
}

/** Packages that a package.json asks for otherwise than when the lock file was written. @param {string} folder @param {LockedPackage} locked */
function differing(folder, locked) {
  const current = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return /** @type {const} */ (['dependencies', 'devDependencies']).flatMap((kind) => {
    const [asked, known] = [current[kind] ?? {}, locked[kind] ?? {}];
    return Object.keys({ ...asked, ...known }).filter((name) => asked[name] !== known[name]);
  });
}

/**
 * Whether an optional package is the native part of another one, built for this machine. npm leaves such a part out
 * silently where the Node that runs npm is too old for it, and the build then fails with a missing module.
 *
 * @param {string} path @param {LockedPackage} entry
 */
function isNativeHere(path, { os, cpu, libc }) {
  const isNested = path.lastIndexOf('node_modules/') > 0; // belongs to the native part for some other machine
  if (isNested || !os || !cpu) return false;
  return os.includes(process.platform) && cpu.includes(process.arch) && (!libc || libc.includes(libcHere()));
}

function libcHere() {
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header.glibcVersionRuntime ? 'glibc' : 'musl';
}
