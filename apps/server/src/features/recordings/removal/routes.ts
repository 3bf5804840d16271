import { z } from 'zod';
import { appError } from '../../../errors/app-error.ts';
import { api } from '../../../http/implement.ts';
import type { Jobs } from '../../../jobs/jobs.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { eraseReplays, hideReplays } from '../../../storage/behaviour/replays.ts';
import type { Records } from '../../../storage/records/open.ts';
import { forgetMarks } from '../../../storage/records/recordings.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { findRecording } from '../queries.ts';
import { siteOf } from '../site-of.ts';

interface RemovalDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  jobs: Jobs;
  /** Deletes the assets that no page of a site shows any more, and the pieces of snapshots that have grown old. */
  clearUnused: (siteId: number, signal: AbortSignal) => Promise<void>;
}

/** Deletes a recording: it is in no list at once, and on no disk soon. Its session's events stay, for they are counted. */
export function createRemovalRoutes({ behaviour, records, sites, jobs, clearUnused }: RemovalDependencies) {
  const removeRecording = jobs.define(
    'recording-removal',
    z.object({ site: z.int(), session: z.uuid() }),
    async ({ site, session }, { signal }) => {
      await eraseReplays(behaviour, site, [session], signal);
      await clearUnused(site, signal);
      await forgetMarks(records, site, [session]);
    },
  );
  return {
    remove: api.recordings.remove.handler(async ({ input, context: { caller } }) => {
      const { id } = input.params;
      const site = await siteOf({ behaviour, sites }, caller, { id, site: input.query.site });
      if (!(await findRecording(behaviour, site, id))) throw appError('recording_not_found');
      const job_id = await removeRecording({ site, session: id }, { owner: caller.account.id, key: `${site} ${id}` });
      await hideReplays(behaviour, site, [id]);
      return { job_id };
    }),
  };
}
