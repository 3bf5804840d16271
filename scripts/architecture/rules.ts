import type { Import, Source, USES } from './source.ts';

/** Who may import whom and who may do what: the third section of the design, held by a check. */
export interface Rule {
  name: string;
  /** The sentence shown beside each breach. */
  because: string;
  /** Which files it is about, by path. */
  about: RegExp;
  allowsImport?: (wanted: Import, file: Source) => boolean;
  forbidsUse?: (typeof USES)[number];
}

const isOurs = (path: string) => /^(apps|packages|e2e|bench|scripts)\//.test(path);
const isIn = (...folders: string[]) => {
  const prefixes = folders.map((folder) => `${folder}/`);
  return (path: string) => prefixes.some((prefix) => path.startsWith(prefix));
};

/** A workspace that may use its own files and some others of ours; what it takes from the registry is its own affair. */
const ourOwn = (...folders: string[]) => {
  const allowed = isIn(...folders);
  return ({ of }: Import) => !isOurs(of) || allowed(of);
};

const inServer = (...rooms: string[]) => isIn(...rooms.map((room) => `apps/server/src/${room}`));
const sliceOf = (path: string) => /^apps\/server\/src\/features\/([^/]+)\//.exec(path)?.[1];

const isContract = isIn('packages/contract');
const isReplayFormat = isIn('packages/replay-format');
const isTracker = isIn('packages/tracker');
const isServer = isIn('apps/server');
const isBelowTheSlices = inServer('errors', 'http', 'storage', 'net', 'jobs');

const STORAGE_DRIVERS = new Set(['chdb', '@clickhouse/client', 'pg', 'kysely', 'node:sqlite']);
const HTTP_CLIENTS = new Set(['undici', 'node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram']);

/** Files below a path, without tests and what is made for them: these may look into every room. */
const codeIn = (path: string) => new RegExp(`^${path}(?!.*(\\.test|testing)\\.tsx?$)`);

/** Code of the server outside the named rooms. */
const serverOutside = (...rooms: string[]) => codeIn(`apps/server/src/(?!(${rooms.join('|')}))`);

export const RULES: Rule[] = [
  {
    name: 'contract-stands-alone',
    because: 'the contract imports zod, @orpc/contract and css-what, by which selectors are checked, only',
    about: codeIn('packages/contract/src/'),
    allowsImport: ({ of }) => isContract(of) || ['zod', '@orpc/contract', 'css-what'].includes(of),
  },
  {
    name: 'replay-format-stands-alone',
    because:
      'the format of recordings is written by pages and read by servers; it imports what rrweb calls its events only',
    about: codeIn('packages/replay-format/src/'),
    allowsImport: ({ of }) => isReplayFormat(of) || of === '@rrweb/types',
  },
  {
    name: 'tracker-takes-types',
    because:
      'the tracker imports only types of the contract, so that none of it is sent to visitors, and the format of recordings',
    about: codeIn('packages/tracker/src/'),
    allowsImport: ({ of, typeOnly }) =>
      !isOurs(of) || isTracker(of) || isReplayFormat(of) || (isContract(of) && typeOnly),
  },
  {
    name: 'dashboard-knows-the-contract',
    because:
      'of our packages the dashboard imports the contract, the format of recordings, and the rules of masking to show what they leave',
    about: codeIn('apps/dashboard/'),
    allowsImport: (wanted) =>
      ourOwn('apps/dashboard', 'packages/contract', 'packages/replay-format')(wanted) ||
      wanted.of === 'packages/tracker/src/replay/preview.ts',
  },
  {
    name: 'looks-know-no-view',
    because: 'what the dashboard is drawn with knows neither what is asked for nor the views that draw with it',
    about: codeIn('apps/dashboard/src/ui/'),
    allowsImport: ourOwn('apps/dashboard/src/ui', 'apps/dashboard/src/language', 'packages/contract'),
  },
  {
    name: 'traffic-knows-the-contract',
    because: 'the traffic maker speaks the public protocol and knows nothing else',
    about: codeIn('packages/traffic/src/'),
    allowsImport: ourOwn('packages/traffic', 'packages/contract', 'packages/replay-format'),
  },
  {
    name: 'nobody-imports-the-server',
    because: 'only end-to-end tests and benchmarks take the server apart',
    about: /^(?!(apps\/server|e2e|bench)\/)/,
    allowsImport: ({ of }) => !isServer(of),
  },
  {
    name: 'slices-do-not-meet',
    because:
      'a slice imports errors, http, storage, net, jobs, segments, the contract and the format of recordings; app/ puts slices together',
    about: codeIn('apps/server/src/features/[^/]+/'),
    allowsImport: ({ of }, file) => {
      const slice = sliceOf(of);
      if (slice) return slice === 'segments' || slice === sliceOf(file.path);
      return !isOurs(of) || isContract(of) || isReplayFormat(of) || isBelowTheSlices(of);
    },
  },
  {
    name: 'rooms-do-not-look-up',
    because: 'errors, settings, http, storage, net, jobs and ingest know no slice and not the front door',
    about: codeIn('apps/server/src/(errors|settings|http|storage|net|jobs|ingest)/'),
    allowsImport: ({ of }) => !sliceOf(of) && !/^apps\/server\/src\/((main|app|cli)\.ts$|(app|commands)\/)/.test(of),
  },
  {
    name: 'drivers-stay-in-storage',
    because: 'only storage holds a database driver; a queries.ts may use Kysely to write its SQL',
    about: serverOutside('storage/'),
    allowsImport: ({ of, typeOnly }, file) =>
      !STORAGE_DRIVERS.has(of) || (of === 'kysely' && (typeOnly || file.path.endsWith('/queries.ts'))),
  },
  {
    name: 'one-door-out',
    because: 'only net/ speaks to other hosts, because it guards against requests to inner networks',
    about: serverOutside('net/'),
    allowsImport: ({ of, typeOnly }) => typeOnly || !HTTP_CLIENTS.has(of),
    forbidsUse: 'fetch',
  },
  {
    name: 'settings-come-from-config',
    because: 'process.env is read in settings/config.ts, where every setting is listed, checked and explained',
    about: codeIn('(apps|packages)/[^/]+/src/(?!settings/config\\.ts$)'),
    forbidsUse: 'process.env',
  },
  {
    name: 'sql-stands-in-queries',
    because: 'SQL stands in storage/ and in files named queries.ts',
    about: serverOutside('storage/', '.*/queries\\.ts$'),
    forbidsUse: 'SQL',
  },
];
