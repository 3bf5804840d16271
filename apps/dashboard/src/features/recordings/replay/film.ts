import type { RecordingHole, RecordingPart } from '@desirepath/contract/recording-parts';
import type { ReplayChunk } from '@desirepath/contract/recordings';
import { EventType, type eventWithTime } from '@rrweb/types';
import { createPadlock } from '../../../ui/padlock/padlock.ts';
import { isSound } from '../../../ui/padlock/sound.ts';
import { activity, idleSpans, type Span, spanAt } from './idle.ts';

/** A part of one tab, and what it holds once that has come. */
export interface Piece extends RecordingPart {
  /** Padlocked, in order of time. */
  events: eventWithTime[] | undefined;
  /** Moments of activity among them. */
  active: number[];
  /** Lies in a hole: without what is missing before it, it cannot be drawn. */
  isLost: boolean;
}

/** Pieces one after the other that have all come and can be played in one go, the first with a whole page. */
export interface Stretch {
  tabId: string;
  /** Indexes of its first and last piece in its tab. */
  first: number;
  last: number;
}

interface Tab {
  id: string;
  pieces: Piece[];
  holes: Span[];
  lock: (event: eventWithTime) => eventWithTime;
}

/**
 * What is known of a recording: from the start, which parts there are of each of its tabs; and of more and more of them, what
 * they hold.
 */
export function createFilm() {
  const tabs = new Map<string, Tab>();
  /** All parts in the order of `chunks`, whose cursors lead from one to the next. */
  let order: Piece[] = [];
  const byKey = new Map<string, Piece>();
  /** What came before it was announced. */
  const early = new Map<string, ReplayChunk>();
  let dropped = 0;

  const fill = (piece: Piece, { events }: ReplayChunk) => {
    const lock = tabOf(piece.tab_id).lock;
    const sound = events.filter(isSound).map(lock);
    dropped += events.length - sound.length;
    piece.events = sound.sort((one, other) => one.timestamp - other.timestamp);
    piece.active = activity(piece.events);
  };
  const tabOf = (id: string): Tab => {
    const tab = tabs.get(id) ?? { id, pieces: [], holes: [], lock: createPadlock() };
    tabs.set(id, tab);
    return tab;
  };
  const pieces = (tabId: string) => tabs.get(tabId)?.pieces ?? [];

  return {
    /** Takes what there is to play: all of it, or what is new. Holes are taken when given. */
    plan(parts: readonly RecordingPart[], holes?: readonly RecordingHole[]): void {
      for (const part of parts) {
        const key = keyOf(part);
        if (byKey.has(key)) continue;
        const piece: Piece = { ...part, events: undefined, active: [], isLost: false };
        byKey.set(key, piece);
        order.push(piece);
        tabOf(part.tab_id).pieces.push(piece);
        const chunk = early.get(key);
        if (chunk) fill(piece, chunk);
        early.delete(key);
      }
      order = order.sort(inOrder);
      for (const tab of tabs.values()) tab.pieces.sort(inOrder);
      for (const { tab_id, from, to } of holes ?? []) {
        const tab = tabOf(tab_id);
        const end = to ?? (tab.pieces.at(-1)?.to ?? from) + 1;
        tab.holes.push({ from, to: end });
        for (const piece of tab.pieces) piece.isLost ||= piece.from >= from && piece.from < end;
      }
    },

    /** Takes what came. @returns whether any of it is new */
    add(chunks: readonly ReplayChunk[]): boolean {
      let isNews = false;
      for (const chunk of chunks) {
        const piece = byKey.get(keyOf(chunk));
        if (!piece) early.set(keyOf(chunk), chunk);
        else if (!piece.events) {
          fill(piece, chunk);
          isNews = true;
        }
      }
      return isNews;
    },

    /** Events left out because rrweb could not have digested them. */
    get dropped(): number {
      return dropped;
    },

    pieces: (tabId: string): readonly Piece[] => pieces(tabId),

    /** By the time of their first event. */
    tabs: (): (Span & { id: string })[] =>
      [...tabs.values()]
        .map(({ id, pieces }) => ({ id, ...extentOf(pieces) }))
        .sort((one, other) => one.from - other.from),

    /** Whether a whole page is among what there is of a tab. */
    hasPicture: (tabId: string): boolean => pieces(tabId).some((piece) => piece.has_picture && !piece.isLost),

    holes: (tabId: string): readonly Span[] => tabs.get(tabId)?.holes ?? [],

    /** Where nothing happens in a tab. What has not come yet counts as active from its start to its end. */
    idle(tabId: string): Span[] {
      const all = pieces(tabId);
      const active = all.flatMap(({ events, active, from, to }) =>
        events ? active.map((moment) => ({ from: moment, to: moment })) : [{ from, to }],
      );
      return idleSpans(extentOf(all), active);
    },

    /** Which parts of a tab have come. */
    loaded(tabId: string): Span[] {
      const spans: Span[] = [];
      let isNext = false;
      for (const { events, from, to } of pieces(tabId)) {
        const last = spans.at(-1);
        if (events && last && isNext) last.to = Math.max(last.to, to);
        else if (events) spans.push({ from, to });
        isNext = !!events;
      }
      return spans;
    },

    /**
     * What to play to show a tab at a moment; or the first part of it that must come before. Undefined where there is no
     * whole page to begin with.
     */
    stretchAt(tabId: string, time: number): Stretch | { missing: Piece } | undefined {
      const all = pieces(tabId);
      const shown = Math.max(
        0,
        all.findLastIndex(({ from }) => from <= time),
      );
      const first = pictureBefore(all, shown, time) ?? pictureAfter(all, shown);
      if (first === undefined) return;
      const until = Math.max(first, shown);
      const missing = all.slice(first, until + 1).find(({ events }) => !events);
      if (missing) return { missing };
      return { tabId, first, last: lastOfRun(all, until) };
    },

    /** The same stretch with what has come after it since. */
    prolong: (stretch: Stretch): Stretch => ({ ...stretch, last: lastOfRun(pieces(stretch.tabId), stretch.last) }),

    /** Events of a stretch, from the announcement of its first whole page on. */
    eventsOf({ tabId, first, last }: Stretch): eventWithTime[] {
      const events = pieces(tabId)
        .slice(first, last + 1)
        .flatMap((piece) => piece.events ?? []);
      const picture = events.findIndex(({ type }) => type === EventType.FullSnapshot);
      const announced = events.findLastIndex(({ type }, index) => index < picture && type === EventType.Meta);
      return events.slice(announced < 0 ? Math.max(0, picture) : announced);
    },

    /** The cursor that leads to a part: that of the one before it. */
    cursorTo: (piece: Piece): string | undefined => order[order.indexOf(piece) - 1]?.cursor,

    /** The first part of any tab that has not come, of those between two moments. */
    firstMissing: (from: number, to: number): Piece | undefined =>
      order.find((piece) => !piece.events && !piece.isLost && piece.to >= from && piece.from <= to),

    /** The hole that a moment of a tab lies in. */
    holeAt: (tabId: string, time: number): Span | undefined => spanAt(tabs.get(tabId)?.holes ?? [], time),
  };
}

export type Film = ReturnType<typeof createFilm>;

const keyOf = ({ tab_id, seq }: { tab_id: string; seq: number }) => `${tab_id}/${seq}`;

const inOrder = (one: Piece, other: Piece) =>
  one.from - other.from || (one.tab_id < other.tab_id ? -1 : one.tab_id > other.tab_id ? 1 : one.seq - other.seq);

const extentOf = (pieces: readonly Piece[]): Span => ({
  from: pieces[0]?.from ?? 0,
  to: pieces.reduce((latest, { to }) => Math.max(latest, to), 0),
});

/** The piece with the last whole page that shows at a moment. */
function pictureBefore(pieces: readonly Piece[], from: number, time: number): number | undefined {
  for (let index = from; index >= 0; index--) {
    const piece = pieces[index];
    if (!piece || (piece.isLost && index < from)) return;
    if (piece.has_picture && !piece.isLost && firstPictureOf(piece) <= time) return index;
  }
}

const pictureAfter = (pieces: readonly Piece[], from: number): number | undefined => {
  const index = pieces.findIndex((piece, at) => at >= from && piece.has_picture && !piece.isLost);
  return index < 0 ? undefined : index;
};

/** When the first whole page of a piece shows; its start, as long as it has not come. */
const firstPictureOf = ({ events, from }: Piece): number =>
  events?.find(({ type }) => type === EventType.FullSnapshot)?.timestamp ?? from;

function lastOfRun(pieces: readonly Piece[], from: number): number {
  let last = from;
  while (pieces[last + 1]?.events && !pieces[last + 1]?.isLost) last++;
  return last;
}
