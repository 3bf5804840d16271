import type { NamedThing } from '@desirepath/contract/common';
import { reaches } from '@desirepath/contract/roles';
import { appError } from '../../../errors/app-error.ts';
import type { Caller } from '../../../http/guard.ts';
import { api } from '../../../http/implement.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { findRecording } from '../queries.ts';
import { siteOf } from '../site-of.ts';
import { addTags, marksOf, removeTags, setMarks, setWatched, tagsInUse } from './queries.ts';

export interface MarksDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  /** epoch ms */
  clock: () => number;
}

/** Tags offered where one is chosen. */
const TAGS_OFFERED = 200;

export function createMarksRoutes({ behaviour, records, sites, clock }: MarksDependencies) {
  /** Only what was recorded can be marked, and only by who may see it. */
  const viewerOf = async (caller: Caller, recording: NamedThing) => {
    const site = await siteOf({ behaviour, sites }, caller, recording);
    if (!(await findRecording(behaviour, site, recording.id))) throw appError('recording_not_found');
    return { site, account: caller.account.id };
  };
  const marksOfOne = async (viewer: { site: number; account: string }, id: string) =>
    (await marksOf(records, viewer, [id]))(id);

  return {
    tags: api.recordings.tags.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      return { items: await tagsInUse(records, input.site, TAGS_OFFERED) };
    }),
    addTags: api.recordings.addTags.handler(async ({ input, context }) => {
      const viewer = await viewerOf(context.caller, input);
      await addTags(records, viewer.site, input.id, input.tags);
      return marksOfOne(viewer, input.id);
    }),
    removeTags: api.recordings.removeTags.handler(async ({ input, context }) => {
      const viewer = await viewerOf(context.caller, input);
      await removeTags(records, viewer.site, input.id, input.tags);
      return marksOfOne(viewer, input.id);
    }),
    mark: api.recordings.mark.handler(async ({ input, context }) => {
      const viewer = await viewerOf(context.caller, input);
      // That they have watched it is a viewer's own; the rest is the team's.
      const isOfTeam = input.favourite !== undefined || input.kept !== undefined;
      if (isOfTeam && !reaches(context.caller.role ?? 'viewer', 'analyst')) throw appError('forbidden');
      await setMarks(records, viewer.site, input.id, { favourite: input.favourite, kept: input.kept });
      if (input.watched !== undefined) await setWatched(records, viewer, input.id, input.watched, clock());
      return marksOfOne(viewer, input.id);
    }),
  };
}
