// Holds what is shipped to licences that go with ours (Apache-2.0), and docs/licences.md to what is shipped. `--write` writes that page.
import { readFileSync, writeFileSync } from 'node:fs';
import { type Shipped, shippedIn } from './shipped.ts';

const PAGE = 'docs/licences.md';

/** What runs on the operator's machine and in browsers. */
const SHIPPED = ['apps/server', 'apps/dashboard', 'packages/tracker'];

/** Licences that let their work be used and passed on within ours, and what each asks for beyond keeping its notice. */
const COMPATIBLE: Record<string, string> = {
  '0BSD': 'nothing',
  MIT: '',
  'MIT-0': 'nothing',
  ISC: '',
  'BSD-2-Clause': '',
  'BSD-3-Clause': '',
  'BlueOak-1.0.0': '',
  'Apache-2.0': '',
  Unlicense: 'nothing',
  'OFL-1.1': 'for fonts: not sold by themselves',
  'MPL-2.0': 'changes to its own files stay open; none of them is changed here',
  'MIT AND ISC AND BSD-3-Clause': '',
  '(MIT OR CC0-1.0)': '',
  'SEE LICENSE IN DBIP-LICENSE (CC-BY-4.0)': 'for data: [DB-IP](https://db-ip.com) is named where countries are shown',
};

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const shipped = shippedIn(packages, SHIPPED);
const incompatible = shipped.filter(({ licence }) => !(licence in COMPATIBLE));
for (const { name, version, licence } of incompatible)
  console.log(`${name} ${version}: nobody has said yet that "${licence}" goes with ours (scripts/licences/check.ts)`);
if (incompatible.length > 0) process.exitCode = 1;

const page = render(shipped);
if (process.argv.includes('--write')) writeFileSync(PAGE, page);
else if (readFileSync(PAGE, 'utf8') !== page) {
  console.log(`${PAGE} is not what is shipped now: run npm run licences`);
  process.exitCode = 1;
}

function render(all: Shipped[]): string {
  const byLicence = [...Map.groupBy(all, ({ licence }) => licence)].sort(
    (one, other) => other[1].length - one[1].length,
  );
  const sections = byLicence.map(([licence, those]) => {
    const asks = COMPATIBLE[licence];
    const names = those.map(({ name, version }) => `${name} ${version}`).join(', ');
    return `## ${licence}\n\n${asks ? `Asks: ${asks}.\n\n` : ''}${names}.\n`;
  });
  return `# Licences of what is shipped

Written by \`npm run licences\` from \`package-lock.json\`; \`npm run check\` fails where this page or a licence is not what it should be. Desirepath itself
is under [Apache-2.0](../LICENSE). chdb carries [ClickHouse](https://github.com/ClickHouse/ClickHouse) (Apache-2.0) and the libraries that it names.
\`npm run sbom\` prints all of it as CycloneDX.

${sections.join('\n')}`;
}
