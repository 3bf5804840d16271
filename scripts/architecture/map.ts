import { arrowsBetween, ROOMS } from './rooms.ts';
import type { Source } from './source.ts';

const isInServer = ({ prefix }: (typeof ROOMS)[number]) => prefix.startsWith('apps/server/');

/** The page that draws who imports whom. */
export const drawMap = (sources: Source[]): string =>
  [
    '# Who imports whom',
    '',
    'Written by `npm run architecture`, and held true by `npm run check`. The rules behind it, each with its reason, stand in',
    '[`scripts/architecture/rules.ts`](../scripts/architecture/rules.ts). Tests are left out: they may look into every room. No two',
    'files need each other to load, and no arrow leads back to where another came from: a room stands on those that it points to.',
    '',
    '```mermaid',
    'flowchart TD',
    ...ROOMS.filter((room) => !isInServer(room)).map(({ name }) => `  ${name}`),
    '  subgraph server',
    ...ROOMS.filter(isInServer).map(({ name }) => `    ${name}`),
    '  end',
    ...arrowsBetween(sources)
      .map(({ from, to }) => `  ${from} --> ${to}`)
      .sort(),
    '```',
    '',
    '| room | where | what |',
    '| --- | --- | --- |',
    ...ROOMS.map(({ name, prefix, what }) => `| ${name} | \`${prefix}\` | ${what} |`),
    '',
  ].join('\n');
