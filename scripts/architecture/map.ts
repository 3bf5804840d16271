import type { Source } from './source.ts';

interface Room {
  name: string;
  /** A path belongs to the first room that it begins with; what is in none is not drawn. */
  prefix: string;
  what: string;
}

const ROOMS: Room[] = [
  { name: 'app', prefix: 'apps/server/src/app', what: 'puts stores, slices, ingest and doors together' },
  { name: 'commands', prefix: 'apps/server/src/commands/', what: 'what `desirepath` does on the command line' },
  { name: 'demo', prefix: 'apps/server/src/demo/', what: 'fills an empty folder with a shop and its visitors' },
  { name: 'segments', prefix: 'apps/server/src/features/segments/', what: 'who is looked at: the one filter of all' },
  { name: 'features', prefix: 'apps/server/src/features/', what: 'the slices, which do not know each other' },
  { name: 'http', prefix: 'apps/server/src/http/', what: 'strangers become typed requests: guard, errors, headers' },
  { name: 'ingest', prefix: 'apps/server/src/ingest/', what: 'accept once, keep for ever' },
  { name: 'jobs', prefix: 'apps/server/src/jobs/', what: 'what happens later: the queue and the clock' },
  { name: 'net', prefix: 'apps/server/src/net/', what: 'the only door out: guarded requests and mail' },
  { name: 'storage', prefix: 'apps/server/src/storage/', what: 'the only rooms with a database driver' },
  { name: 'main', prefix: 'apps/server/src/', what: 'the front door: settings, start, stop' },
  { name: 'dashboard', prefix: 'apps/dashboard/src/', what: 'what the owner sees' },
  { name: 'contract', prefix: 'packages/contract/src/', what: 'every route, shape, limit and error' },
  { name: 'replay-format', prefix: 'packages/replay-format/src/', what: 'how a recording travels, and how it is read' },
  { name: 'tracker', prefix: 'packages/tracker/src/', what: 'what runs on strangers’ pages' },
  { name: 'traffic', prefix: 'packages/traffic/src/', what: 'believable visitors for demo, tests and benchmarks' },
];

const roomOf = (path: string) => ROOMS.find(({ prefix }) => path.startsWith(prefix))?.name;
const isInServer = ({ prefix }: Room) => prefix.startsWith('apps/server/');
const isTest = (path: string) => /(\.test|testing)\.tsx?$|\/test(ing)?\//.test(path);

/** The page that draws who imports whom; types count too, because they are knowledge as well. */
export function drawMap(sources: Source[]): string {
  const arrows = new Set<string>();
  for (const { path, imports } of sources.filter((source) => !isTest(source.path))) {
    const from = roomOf(path);
    for (const to of imports.map(({ of }) => roomOf(of)))
      if (from && to && from !== to) arrows.add(`  ${from} --> ${to}`);
  }
  return [
    '# Who imports whom',
    '',
    'Written by `npm run architecture`, and held true by `npm run check`. The rules behind it, each with its reason, stand in',
    '[`scripts/architecture/rules.ts`](../scripts/architecture/rules.ts). Tests are left out: they may look into every room. No two',
    'files need each other to load; where arrows between two rooms run both ways, they are between different files, or types alone.',
    '',
    '```mermaid',
    'flowchart TD',
    ...ROOMS.filter((room) => !isInServer(room)).map(({ name }) => `  ${name}`),
    '  subgraph server',
    ...ROOMS.filter(isInServer).map(({ name }) => `    ${name}`),
    '  end',
    ...[...arrows].sort(),
    '```',
    '',
    '| room | where | what |',
    '| --- | --- | --- |',
    ...ROOMS.map(({ name, prefix, what }) => `| ${name} | \`${prefix}\` | ${what} |`),
    '',
  ].join('\n');
}
