import { issue } from '@desirepath/contract/issues';
import { CLIPS } from '@desirepath/contract/limits';
import { appError } from '../../../errors/app-error.ts';
import { api } from '../../../http/implement.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { findRecording } from '../queries.ts';
import { deleteClip, insertClip, selectClip, selectClips } from './queries.ts';

interface ClipsDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

export function createClipsRoutes({ behaviour, records, sites, createUuid, clock }: ClipsDependencies) {
  return {
    list: api.recordingClips.list.handler(async ({ input: { site, id }, context }) => {
      await sites.owned(context.caller.account.id, site);
      return { items: await selectClips(records, site, id) };
    }),
    create: api.recordingClips.create.handler(async ({ input, context: { caller } }) => {
      const { site, id: session_id, name, from, to } = input;
      await sites.owned(caller.account.id, site);
      const recording = await findRecording(behaviour, site, session_id);
      if (!recording) throw appError('recording_not_found');
      if (from >= recording.duration) throw appError('invalid_input', { issues: [issue('from', 'clip_too_late')] });
      if ((await selectClips(records, site, session_id)).length >= CLIPS.perRecording) throw appError('too_many_clips');
      const id = createUuid();
      const clip = { id, site_id: site, session_id, name, from_ms: from, to_ms: to };
      await insertClip(records, { ...clip, author: caller.account.id, created_at: clock() });
      const made = await selectClip(records, site, id);
      if (!made) throw appError('clip_not_found');
      return made;
    }),
    remove: api.recordingClips.remove.handler(async ({ input: { params, query }, context }) => {
      await sites.owned(context.caller.account.id, query.site);
      if (!(await deleteClip(records, query.site, params.id, params.clip))) throw appError('clip_not_found');
    }),
  };
}
