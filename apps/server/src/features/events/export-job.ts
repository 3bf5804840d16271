import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EXPORT_FORMATS } from '@desirepath/contract/events';
import { say } from '@desirepath/contract/issues';
import { z } from 'zod';
import { isOfSystem } from '../../errors/is-of-system.ts';
import { cannotBeWritten, JobFailed } from '../../jobs/job-failed.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { putInPlace } from '../../storage/put-in-place.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { eventsFile } from './file.ts';

const order = z.object({
  site: z.int(),
  from: z.iso.date(),
  to: z.iso.date(),
  format: z.enum(EXPORT_FORMATS),
  file: z.string(),
});

interface ExportDependencies {
  jobs: Jobs;
  behaviour: Behaviour;
  sites: Sites;
}

/** The job that writes the events of a site into a file: for whoever may write the data folder, so any site will do. */
export function defineExport({ jobs, behaviour, sites }: ExportDependencies) {
  return jobs.define(
    'export',
    order,
    async ({ site: id, from, to, format, file }, { signal }) => {
      const site = sites.findById(id);
      if (!site) throw new JobFailed(say('site_gone', { id }), { isFinal: true });
      const range = { site: site.id, from, to, timeZone: site.settings.time_zone };
      try {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await write(await eventsFile(behaviour, { site, range, segment: {} }, { format }, signal), file);
      } catch (cause) {
        throw isOfSystem(cause) ? cannotBeWritten(cause) : cause;
      }
    },
    { waitAfter: () => undefined },
  );
}

async function write(chunks: Awaited<ReturnType<typeof eventsFile>>, file: string): Promise<void> {
  const aside = `${file}.unfinished`;
  try {
    await pipeline(chunks, createWriteStream(aside, { mode: 0o600 }));
    await putInPlace(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}
