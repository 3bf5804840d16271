import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { EXPORT_FORMATS } from '@desirepath/contract/events';
import type { Site } from '@desirepath/contract/sites';
import { z } from 'zod';
import { JobFailed } from '../../jobs/job-failed.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { eventsFile } from './file.ts';

const order = z.object({
  /** Id, tracking id or domain. */
  site: z.string(),
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
    async ({ site: named, from, to, format, file }, { signal }) => {
      const site = siteNamed(sites, named);
      if (!site) throw new JobFailed(`No site has the id or the domain ${named}.`, { isFinal: true });
      const range = { site: site.id, from, to, timeZone: site.settings.time_zone };
      const aside = `${file}.unfinished`;
      try {
        const chunks = await eventsFile(behaviour, { site, range, segment: {} }, { format }, signal);
        await pipeline(chunks, createWriteStream(aside));
        await rename(aside, file);
      } finally {
        await rm(aside, { force: true });
      }
    },
    { waitAfter: () => undefined },
  );
}

const siteNamed = (sites: Sites, named: string): Site | undefined =>
  sites.everySite().find(({ id, domain, tracking_id }) => [String(id), domain, tracking_id].includes(named));
