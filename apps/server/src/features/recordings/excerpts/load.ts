import { CLIPS } from '@desirepath/contract/limits';
import type { RecordingHole, RecordingPart } from '@desirepath/contract/recording-parts';
import type { ReplayChunk, TimelineEvent } from '@desirepath/contract/recordings';
import type { EventType, ReplayEvent } from '@desirepath/contract/tracking';
import { appError } from '../../../errors/app-error.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { Pool } from '../../../storage/behaviour/pool.ts';
import { cursorAfter } from '../parts/part.ts';
import type { PartRow } from '../parts/queries.ts';
import { type ChunkRow, chunksFrom, type TimelineRow } from '../queries.ts';
import { cutEvents, isPicture, type Stretch } from './cut.ts';
import type { Excerpt } from './excerpt.ts';

/** Pages of a recording's chunks, in the order they are played, from the one after a part on. */
export async function* chunkPages(behaviour: Behaviour, site: number, id: string, after?: PartRow) {
  let from = after && { first_at: after.from, tab_id: after.tab_id, seq: after.seq };
  for (;;) {
    const page = await chunksFrom(behaviour, site, id, from);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    from = { first_at: last.first_at, tab_id: last.tab_id, seq: last.seq };
  }
}

/** Events of a chunk. Each was checked when it came in, and what is stored is its JSON. */
const eventsIn = ({ payload }: ChunkRow): ReplayEvent[] => JSON.parse(payload);

export const chunkOf = (row: ChunkRow): ReplayChunk => ({ tab_id: row.tab_id, seq: row.seq, events: eventsIn(row) });

/** A chunk without what is not part of the picture. */
export const pictureOf = (row: ChunkRow): ReplayChunk => {
  const chunk = chunkOf(row);
  return { ...chunk, events: chunk.events.filter(isPicture) };
};

/** Clips are put together in memory, for whoever has a link: no more of them at once than there are members. */
const turns = new Pool(
  Array.from({ length: CLIPS.atOnce }, (_, index) => index),
  CLIPS.waiting,
);

/**
 * What it takes to show a stretch of a recording, as one chunk a tab.
 * @param parts of the whole recording
 * @throws AppError query_too_heavy where that is more than can be put together; storage_unavailable when too many wait
 */
export const loadStretch = (
  behaviour: Behaviour,
  recording: { site: number; id: string },
  parts: readonly PartRow[],
  stretch: Stretch,
): Promise<ReplayChunk[]> => turns.use(() => putTogether(behaviour, recording, parts, stretch));

async function putTogether(
  behaviour: Behaviour,
  { site, id }: { site: number; id: string },
  parts: readonly PartRow[],
  stretch: Stretch,
): Promise<ReplayChunk[]> {
  const first = firstNeeded(parts, stretch);
  const byTab = new Map<string, ReplayEvent[]>();
  let bytes = 0;
  for await (const page of chunkPages(behaviour, site, id, parts[first - 1])) {
    bytes += page.reduce((sum, { payload }) => sum + payload.length, 0);
    if (bytes > CLIPS.bytes) throw appError('query_too_heavy');
    for (const chunk of page) {
      const events = byTab.get(chunk.tab_id) ?? [];
      byTab.set(chunk.tab_id, events);
      for (const event of eventsIn(chunk)) events.push(event);
    }
    // Of each tab one chunk that begins later is needed, to know that it goes on.
    const isEnough = [...byTab.values()].every((events) => (events.at(-1)?.timestamp ?? 0) > stretch.to);
    if (isEnough && (page.at(-1)?.first_at ?? 0) > stretch.to) break;
  }
  return [...byTab]
    .map(([tab_id, events]) => ({ tab_id, seq: 0, events: cutEvents(events.toSorted(byTime), stretch) }))
    .filter(({ events }) => events.length > 0)
    .sort((one, other) => startOf(one) - startOf(other) || one.tab_id.localeCompare(other.tab_id));
}

const byTime = (one: ReplayEvent, other: ReplayEvent) => one.timestamp - other.timestamp;
const startOf = ({ events }: ReplayChunk) => events[0]?.timestamp ?? 0;

/** A page that is announced at the end of one part may have its picture in the next. */
const ANNOUNCED_WITHIN_MS = 2_000;

/** Where to begin reading, so that every tab has its last whole page before the stretch, or its first. */
function firstNeeded(parts: readonly PartRow[], { from, to }: Stretch): number {
  const tabs = [...new Set(parts.filter((part) => part.from <= to).map(({ tab_id }) => tab_id))];
  const firsts = tabs.map((tab) => {
    const last = parts.findLast((part) => part.tab_id === tab);
    if (last && last.to < from) return parts.length;
    const picture = parts.findLast((part) => part.tab_id === tab && part.has_picture && part.to <= from);
    return parts.findIndex((part) => part.tab_id === tab && part.from >= (picture?.from ?? 0) - ANNOUNCED_WITHIN_MS);
  });
  return Math.max(0, Math.min(parts.length, ...firsts));
}

/** The one part that a tab's chunk of a stretch is. */
export const partOf = ({ tab_id, seq, events }: ReplayChunk): RecordingPart => ({
  tab_id,
  seq,
  from: events[0]?.timestamp ?? 0,
  to: events.at(-1)?.timestamp ?? 0,
  events: events.length,
  has_picture: true,
  cursor: cursorAfter({ first_at: events[0]?.timestamp ?? 0, tab_id, seq }),
});

/** Those that touch a stretch. */
export const holesWithin = (holes: readonly RecordingHole[], { from, to }: Stretch): RecordingHole[] =>
  holes.filter((hole) => hole.from <= to && (hole.to ?? Number.POSITIVE_INFINITY) >= from);

/** What tells who the visitor is, or is not to be seen on the page. */
const PRIVATE = new Set<EventType>(['identify', 'console', 'request']);

/** What happened in a recording, or within a clip of it. */
export const eventsOf = (timeline: readonly TimelineRow[], { clip, stretch }: Excerpt): TimelineEvent[] =>
  timeline
    .filter(({ at }) => !clip || (at >= stretch.from && at <= stretch.to))
    .map((event) => ({ ...event, at: new Date(event.at).toISOString() }));

/** The same for people who only have a link or a file. What the team calls a survey is not for them, and its id says nothing. */
export const shownEvents = (timeline: readonly TimelineRow[], excerpt: Excerpt): TimelineEvent[] =>
  eventsOf(timeline, excerpt)
    .filter(({ type }) => !PRIVATE.has(type))
    .map((event) => ({ ...event, message: '' }));
