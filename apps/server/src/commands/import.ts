import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, openSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { IMPORT_NOTES, NOTES_OF } from '@desirepath/contract/import-notes';
import type { SiteImport } from '@desirepath/contract/imports';
import { z } from 'zod';
import { isOfSystem } from '../errors/is-of-system.ts';
import { Refused } from '../errors/refused.ts';
import { discardImport, readImport, sentenceOf } from '../ingest/imports/import-job.ts';
import { placesOf } from '../ingest/imports/recognise.ts';
import { insertImport, selectImport } from '../storage/records/imports.ts';
import { defineCommand, say } from './command.ts';
import { haveDone } from './have-done.ts';
import { siteNamed } from './site-named.ts';
import { withRecords } from './with-records.ts';

export const importFile = defineCommand({
  name: 'import',
  says: 'Bring in what Umami, Plausible or GA4 exported, or a recording of rrweb.',
  explains:
    'While the server runs or not. The same file counts once, however often it is brought in. It can be undone in the settings of\nthe site. docs/guide/moving.md says what comes of each system.',
  options: {
    FILE: z.string().min(1).describe('CSV, JSON lines, JSON, or a zip of CSV files.'),
    SITE: z.string().min(1).describe('Domain, id or tracking id of the site.'),
    PREVIEW: z.stringbool().default(false).describe('Only say what would come of it.'),
  },
  positional: 'FILE',
  async run(config) {
    const source = resolve(config.FILE);
    if (!statSync(source, { throwIfNoEntry: false })?.isFile()) {
      throw new Refused('file_missing', `There is no file ${source}.`);
    }
    const given = open(source);
    const id = randomUUID();
    const site = await withRecords(config, async (records, folder) => {
      const site = await siteNamed(records, config.SITE);
      const { file } = placesOf(folder, id);
      try {
        // Noted first: what is not is swept away.
        await insertImport(records, { id, site, name: basename(source).slice(0, 200), now: Date.now() });
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        await pipeline(createReadStream('', { fd: given }), createWriteStream(file, { mode: 0o600 }));
        sayPreview(await readImport({ records, folder }, { site, id }, Date.now()));
      } catch (error) {
        await discardImport({ records, folder }, { site, id });
        const sentence = sentenceOf(error);
        throw sentence === undefined ? error : new Refused('file_unreadable', sentence, { cause: error });
      }
      return site;
    });
    if (config.PREVIEW) return say('\nNothing was brought in. It waits in the settings of the site, under Import.');
    await haveDone(config, { kind: 'import', payload: { site, id } });
    sayOutcome(await withRecords(config, (records) => selectImport(records, { site, id })));
  },
});

/** Of whoever calls, who may be root and go on as another user. @throws Refused file_unreadable */
function open(source: string): number {
  try {
    return openSync(source, 'r');
  } catch (cause) {
    if (!isOfSystem(cause)) throw cause;
    throw new Refused('file_unreadable', `${source} may not be read by this user.`, { cause });
  }
}

function sayPreview(found: SiteImport | undefined): void {
  const preview = found?.preview;
  if (!preview) return;
  say(`This is ${preview.kind}.`);
  for (const note of NOTES_OF[preview.kind].becomes) say(`  + ${IMPORT_NOTES[note]}`);
  for (const note of NOTES_OF[preview.kind].cannot) say(`  - ${IMPORT_NOTES[note]}`);
  for (const { row, reason } of preview.refused) say(`  ! row ${row}: ${reason}`);
}

function sayOutcome(found: SiteImport | undefined): void {
  if (!found) return;
  say(
    `\n${found.events} events came of it; ${found.repeated} were there already; ${found.refused} rows could not be read.`,
  );
  for (const { row, reason } of found.refusals) say(`  ! row ${row}: ${reason}`);
}
