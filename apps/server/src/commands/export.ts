import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { FIRST_DAY, LAST_DAY } from '@desirepath/contract/days';
import { EXPORT_FORMATS } from '@desirepath/contract/events';
import { z } from 'zod';
import { Refused } from '../errors/refused.ts';
import { ConfigError } from '../settings/read-settings.ts';
import { defineCommand, say } from './command.ts';
import { haveDone } from './have-done.ts';
import { siteNamed } from './site-named.ts';
import { withRecords } from './with-records.ts';

export const exportEvents = defineCommand({
  name: 'export',
  says: 'Write all events of a site into a file, as CSV, JSON lines or Parquet.',
  explains: 'While the server runs or not. For all that there is, recordings too, see desirepath backup.',
  options: {
    FILE: z.string().min(1).describe('The file to be.'),
    SITE: z.string().min(1).describe('Domain, id or tracking id of the site.'),
    FORMAT: z.enum(EXPORT_FORMATS).default('csv').describe('csv, jsonl or parquet.'),
    FROM: z.iso.date().default(FIRST_DAY).describe('First day, in the time zone of the site.'),
    TO: z.iso.date().default(LAST_DAY).describe('Last day.'),
  },
  positional: 'FILE',
  async run(config) {
    if (config.FROM > config.TO) throw new ConfigError(`FROM: is after TO (${config.FROM}, ${config.TO})`);
    const file = resolve(config.FILE);
    if (existsSync(file)) throw new Refused('file_exists', `${file} is there already. Name another file.`);
    const site = await withRecords(config, (records) => siteNamed(records, config.SITE));
    const payload = { site, from: config.FROM, to: config.TO, format: config.FORMAT, file };
    await haveDone(config, { kind: 'export', payload });
    say(`The events are in ${file}.`);
  },
});
