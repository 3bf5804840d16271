/**
 * Brings the catalogues in line with the texts of the source: `npm run texts`. New texts come
 * in without a translation, those that nobody says any more go. With `--check` nothing is written, and what is missing
 * or out of date is an error.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERRORS } from '@desirepath/contract/errors';
import { IMPORT_NOTES } from '@desirepath/contract/import-notes';
import { ISSUES } from '@desirepath/contract/issues';
import { type Catalogue, codedContext, readCatalogue, writeCatalogue } from './catalogue.ts';
import { faultOf } from './fault.ts';
import { compileMessages, HAS_MESSAGES } from './messages.ts';

const SOURCE = 'en';
const TRANSLATIONS = ['de'];
const DASHBOARD = join(import.meta.dirname, '..');

const fileOf = (language: string) => join(DASHBOARD, `src/language/catalogues/${language}.po`);

/** Every text of the dashboard, and what the contract says by a code. */
async function collect(): Promise<Catalogue> {
  const texts: Catalogue = {};
  const add = (id: string, message: string, context: string | undefined, origin: string) => {
    texts[id] ??= { message, context, translation: message, origins: [] };
    texts[id].origins.push(origin);
  };
  for (const file of globSync('src/**/*.{ts,tsx}', { cwd: DASHBOARD }).sort()) {
    const code = readFileSync(join(DASHBOARD, file), 'utf8');
    if (!HAS_MESSAGES.test(code)) continue;
    await compileMessages(code, join(DASHBOARD, file), ({ id, message, context }) => add(id, message, context, file));
  }
  const addCoded = (context: string, message: string, file: string) =>
    add(context, message, context, `packages/contract/src/${file}`);
  for (const [code, { message }] of Object.entries(ERRORS))
    addCoded(codedContext('refusal', code), message, 'errors.ts');
  for (const [code, message] of Object.entries(ISSUES)) addCoded(codedContext('issue', code), message, 'issues.ts');
  for (const [code, message] of Object.entries(IMPORT_NOTES))
    addCoded(codedContext('import', code), message, 'import-notes.ts');
  return texts;
}

/** The texts with the translations that are there. */
const translated = (texts: Catalogue, known: Catalogue): Catalogue =>
  Object.fromEntries(
    Object.entries(texts).map(([id, entry]) => {
      // A code keeps its id when its sentence changes; the old translation then says something else.
      const translation = known[id]?.message === entry.message ? known[id].translation : '';
      return [id, { ...entry, translation }];
    }),
  );

const read = (language: string) => readFileSync(fileOf(language), 'utf8');

const [mode] = process.argv.slice(2);
const texts = await collect();
const wanted = [
  { language: SOURCE, catalogue: texts },
  ...TRANSLATIONS.map((language) => ({ language, catalogue: translated(texts, readCatalogue(read(language))) })),
];
const faults = wanted.flatMap(({ language, catalogue }) =>
  Object.values(catalogue).flatMap(({ message, translation }) => {
    const fault = faultOf(message, translation);
    return fault === undefined ? [] : [`${language}: ${JSON.stringify(message)}: ${fault}`];
  }),
);
for (const { language, catalogue } of wanted) {
  const content = writeCatalogue(catalogue, language);
  if (mode !== '--check') writeFileSync(fileOf(language), content);
  else if (content !== read(language)) faults.push(`${language}.po is not what the source says: npm run texts`);
}
for (const fault of faults) console.log(fault);
console.log(`${Object.keys(texts).length} texts in ${wanted.length} languages, ${faults.length} faults`);
if (mode === '--check' && faults.length > 0) process.exitCode = 1;
