import { contract } from '@desirepath/contract';
import type { FastifyInstance } from 'fastify';
import { appError } from '../../../errors/app-error.ts';
import type { Guard, Share } from '../../../http/guard.ts';
import { shareApi } from '../../../http/implement.ts';
import { rawShareRoute } from '../../../http/raw-route.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import { selectClip } from '../clips/queries.ts';
import { type Excerpt, findExcerpt, viewOf } from '../excerpts/excerpt.ts';
import { keptOf } from '../excerpts/kept.ts';
import { holesWithin, loadStretch, partOf, pictureOf, shownEvents } from '../excerpts/load.ts';
import { findHoles } from '../parts/holes.ts';
import { cursorAfter, placeOf, toPart } from '../parts/part.ts';
import { eventNumbers, findParts } from '../parts/queries.ts';
import { chunksFrom, findRecording, timeline } from '../queries.ts';

interface SharingDependencies {
  behaviour: Behaviour;
  records: Records;
}

/** @throws AppError share_not_found where what was shared is gone: whoever has the link learns no more than that */
async function findShown(dependencies: SharingDependencies, { site, thing }: Share): Promise<Excerpt> {
  if (thing.kind !== 'recording' && thing.kind !== 'clip') throw appError('share_not_found');
  const of = thing.kind === 'clip' ? { clip: thing.id } : { recording: thing.id };
  const found = await findExcerpt(dependencies, site, of);
  if (!found) throw appError('share_not_found');
  return found;
}

/** How the slice of shares finds what of ours can be shared. */
export function shareableRecordings({ behaviour, records }: SharingDependencies) {
  return {
    recording: async (site: number, { id }: { id: string }) => {
      const found = await findRecording(behaviour, site, id);
      return found && { name: found.entry_page || 'Recording', subject: id };
    },
    clip: async (site: number, { id }: { id: string }) => {
      const found = await selectClip(records, site, id);
      return found && { name: found.name, subject: found.recording };
    },
  };
}

export function createSharingRoutes(dependencies: SharingDependencies) {
  const { behaviour } = dependencies;
  return {
    get: shareApi.sharedRecording.get.handler(async ({ context: { share, setHeader } }) => {
      setHeader('cache-control', 'no-store');
      const excerpt = await findShown(dependencies, share);
      const { site, id } = excerpt;
      const events = shownEvents(await timeline(behaviour, site, id), excerpt);
      return { ...viewOf(excerpt), name: share.name, timeline: events };
    }),
    assets: shareApi.sharedRecording.assets.handler(async ({ context: { share, setHeader } }) => {
      setHeader('cache-control', 'no-store');
      return keptOf(behaviour, await findShown(dependencies, share));
    }),
    parts: shareApi.sharedRecording.parts.handler(async ({ context: { share, setHeader } }) => {
      setHeader('cache-control', 'no-store');
      const { site, id, clip, stretch } = await findShown(dependencies, share);
      const [parts, numbers] = await Promise.all([findParts(behaviour, site, id), eventNumbers(behaviour, site, id)]);
      const holes = findHoles(parts, numbers);
      if (!clip) return { items: parts.map(toPart), holes };
      const chunks = await loadStretch(behaviour, { site, id }, parts, stretch);
      return { items: chunks.map(partOf), holes: holesWithin(holes, stretch) };
    }),
  };
}

/** The route that gives what to play. Of a clip that is one page; of a recording it is what its owner gets, less what is not seen. */
export function sharedChunksRoute(dependencies: SharingDependencies, guard: Guard) {
  const { behaviour } = dependencies;
  return async (app: FastifyInstance) => {
    rawShareRoute(app, guard, contract.sharedRecording.chunks, async ({ input, share, reply }) => {
      const { site, id, clip, stretch } = await findShown(dependencies, share);
      reply.header('cache-control', 'no-store').type('application/json');
      const after = placeOf(input.cursor);
      if (clip) {
        const all = await loadStretch(behaviour, { site, id }, await findParts(behaviour, site, id), stretch);
        const items = all.slice(all.findIndex(({ tab_id }) => tab_id === after?.tab_id) + 1);
        return reply.send(JSON.stringify({ items, next_cursor: null }));
      }
      const chunks = await chunksFrom(behaviour, site, id, after, input.until);
      const last = chunks.at(-1);
      const next_cursor = last ? cursorAfter(last) : null;
      return reply.send(JSON.stringify({ items: chunks.map(pictureOf), next_cursor }));
    });
  };
}
