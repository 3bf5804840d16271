import type { Source } from './source.ts';

interface Room {
  name: string;
  /** A path belongs to the first room that it begins with; what is in none is not drawn. */
  prefix: string;
  what: string;
}

/** Each stands on some of those below it; but for the front door, which is what else the server has, and stands on all. */
export const ROOMS: Room[] = [
  { name: 'commands', prefix: 'apps/server/src/commands/', what: 'what `desirepath` does on the command line' },
  { name: 'demo', prefix: 'apps/server/src/demo/', what: 'fills an empty folder with a shop and its visitors' },
  { name: 'app', prefix: 'apps/server/src/app', what: 'puts stores, slices, ingest and routes together' },
  {
    name: 'demo-shop',
    prefix: 'apps/server/src/demo-shop/',
    what: 'the pages of the demo’s shop, and how to sign in to it',
  },
  { name: 'segments', prefix: 'apps/server/src/features/segments/', what: 'who is looked at: the one filter of all' },
  { name: 'features', prefix: 'apps/server/src/features/', what: 'the slices, which do not know each other' },
  { name: 'ingest', prefix: 'apps/server/src/ingest/', what: 'accept once, keep for ever' },
  { name: 'net', prefix: 'apps/server/src/net/', what: 'the only door out: guarded requests and mail' },
  { name: 'jobs', prefix: 'apps/server/src/jobs/', what: 'what happens later: the queue and the clock' },
  { name: 'storage', prefix: 'apps/server/src/storage/', what: 'the only rooms with a database driver' },
  { name: 'http', prefix: 'apps/server/src/http/', what: 'strangers become typed requests: guard, tokens, headers' },
  {
    name: 'errors',
    prefix: 'apps/server/src/errors/',
    what: 'how a refusal is said, over HTTP and on the command line',
  },
  { name: 'settings', prefix: 'apps/server/src/settings/', what: 'every setting: listed, checked, explained' },
  { name: 'front-door', prefix: 'apps/server/src/', what: 'which command is wanted' },
  { name: 'dashboard', prefix: 'apps/dashboard/src/', what: 'what the owner sees' },
  { name: 'tracker', prefix: 'packages/tracker/src/', what: 'what runs on strangers’ pages' },
  { name: 'traffic', prefix: 'packages/traffic/src/', what: 'believable visitors for demo, tests and benchmarks' },
  { name: 'replay-format', prefix: 'packages/replay-format/src/', what: 'how a recording travels, and how it is read' },
  { name: 'contract', prefix: 'packages/contract/src/', what: 'every route, shape, limit and error' },
];

const roomOf = (path: string) => ROOMS.find(({ prefix }) => path.startsWith(prefix))?.name;
const isTest = (path: string) => /(\.test|testing)\.tsx?$|\/test(ing)?\//.test(path);

/** An import by which one room knows another. */
export interface Arrow {
  from: string;
  to: string;
  path: string;
  line: number;
}

/** Who knows whom, by the first import that says so; types count too, because they are knowledge as well. Tests are left out: they may look into every room. */
export function arrowsBetween(sources: Source[]): Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const { path, imports } of sources.filter((source) => !isTest(source.path))) {
    const from = roomOf(path);
    for (const { of, line } of imports) {
      const to = roomOf(of);
      const name = `${from} ${to}`;
      if (from && to && from !== to && !arrows.has(name)) arrows.set(name, { from, to, path, line });
    }
  }
  return [...arrows.values()];
}
