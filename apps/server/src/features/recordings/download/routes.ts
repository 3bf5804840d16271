import { Readable } from 'node:stream';
import { contract } from '@desirepath/contract';
import type { WatchableFile } from '@desirepath/contract/recording-downloads';
import type { ReplayChunk } from '@desirepath/contract/recordings';
import { type Complete, createComplete } from '@desirepath/replay-format/complete';
import type { FastifyInstance } from 'fastify';
import { appError } from '../../../errors/app-error.ts';
import type { Guard } from '../../../http/guard.ts';
import { rawRoute } from '../../../http/raw-route.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { type Excerpt, findExcerpt, viewOf } from '../excerpts/excerpt.ts';
import { keptOf } from '../excerpts/kept.ts';
import { chunkOf, chunkPages, eventsOf, holesWithin, loadStretch, pictureOf, shownEvents } from '../excerpts/load.ts';
import { findHoles } from '../parts/holes.ts';
import { eventNumbers, findParts } from '../parts/queries.ts';
import { type ChunkRow, timeline } from '../queries.ts';
import { pageAround, withinPage } from './page.ts';
import { playerFiles } from './player-files.ts';

interface DownloadDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
}

/** A file is somebody's page at an address of ours: kept, not shown, and shown after all it could do nothing. */
const AS_FILE = { 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'no-store' };

/** The route that gives a recording or a clip as a file, written as it is read. */
export function downloadRoute({ behaviour, records, sites }: DownloadDependencies, guard: Guard) {
  return async (app: FastifyInstance) => {
    rawRoute(app, guard, contract.recordingDownloads.file, async ({ input, caller, reply }) => {
      await sites.owned(caller.account.id, input.site);
      const excerpt = await findExcerpt({ behaviour, records }, input.site, { recording: input.id, clip: input.clip });
      if (!excerpt) throw appError(input.clip ? 'clip_not_found' : 'recording_not_found');
      const lines = input.format === 'json' ? jsonOf(behaviour, excerpt) : await pageOf(behaviour, excerpt);
      const type = input.format === 'json' ? 'application/json' : 'text/html; charset=utf-8';
      const disposition = `attachment; filename="${nameOf(excerpt)}.${input.format}"`;
      return reply
        .headers({ ...AS_FILE, 'content-disposition': disposition })
        .type(type)
        .send(Readable.from(lines));
    });
  };
}

const titleOf = ({ clip, recording }: Excerpt): string => clip?.name ?? recording.entry_page ?? 'Recording';

/** Of letters that every file system and every header takes. */
function nameOf(excerpt: Excerpt): string {
  const day = new Date(excerpt.stretch.from).toISOString().slice(0, 10);
  const words = titleOf(excerpt)
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/gi, '-')
    .replaceAll(/^-|-$/g, '');
  return ['recording', day, words.slice(0, 60)].filter(Boolean).join('-');
}

/** All that is known of it, for whoever it belongs to: nothing is left out. */
async function* jsonOf(behaviour: Behaviour, excerpt: Excerpt) {
  const { site, id, clip, recording } = excerpt;
  const events = eventsOf(await timeline(behaviour, site, id), excerpt);
  const about = {
    site,
    recording: { ...recording, started_at: new Date(recording.started_at).toISOString() },
    clip: clip ?? null,
    timeline: events,
  };
  yield* withChunks(about, completed(chunksOf(behaviour, excerpt, chunkOf)));
}

/** As players of rrweb's events need them, and not only ours. */
async function* completed(chunks: AsyncIterable<ReplayChunk>) {
  const completeOf = new Map<string, Complete>();
  for await (const { tab_id, seq, events } of chunks) {
    const complete = completeOf.get(tab_id) ?? createComplete();
    completeOf.set(tab_id, complete);
    yield { tab_id, seq, events: complete(events) };
  }
}

/** A page that plays it; what it shows is what a link would. */
async function pageOf(behaviour: Behaviour, excerpt: Excerpt) {
  const { before, after } = pageAround(titleOf(excerpt), await playerFiles());
  return (async function* () {
    yield before;
    for await (const text of watchableOf(behaviour, excerpt)) yield withinPage(text);
    yield after;
  })();
}

/** A {@link WatchableFile} as JSON, in pieces. */
async function* watchableOf(behaviour: Behaviour, excerpt: Excerpt) {
  const { site, id, stretch } = excerpt;
  const [parts, numbers, events] = await Promise.all([
    findParts(behaviour, site, id),
    eventNumbers(behaviour, site, id),
    timeline(behaviour, site, id),
  ]);
  const about: Omit<WatchableFile, 'chunks'> = {
    view: { ...viewOf(excerpt), name: titleOf(excerpt), timeline: shownEvents(events, excerpt) },
    holes: holesWithin(findHoles(parts, numbers), stretch),
    kept: await keptOf(behaviour, excerpt),
  };
  yield* withChunks(about, chunksOf(behaviour, excerpt, pictureOf));
}

/** The chunks one after the other: those of a recording read as is said, those of a clip made for it. */
async function* chunksOf(
  behaviour: Behaviour,
  { site, id, clip, stretch }: Excerpt,
  read: (chunk: ChunkRow) => ReplayChunk,
) {
  if (clip) yield* await loadStretch(behaviour, { site, id }, await findParts(behaviour, site, id), stretch);
  else for await (const page of chunkPages(behaviour, site, id)) yield* page.map(read);
}

/** An object as JSON with one field more. */
async function* withChunks(about: object, chunks: AsyncIterable<ReplayChunk>) {
  yield `${JSON.stringify(about).slice(0, -1)},"chunks":[`;
  let separator = '';
  for await (const chunk of chunks) {
    yield separator + JSON.stringify(chunk);
    separator = ',';
  }
  yield ']}';
}
