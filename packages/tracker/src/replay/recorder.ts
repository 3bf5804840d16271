import type { UNRECORDED_PLUGIN, Unrecorded } from '@desirepath/contract/page-state';
import type { ReplayWriter } from '@desirepath/replay-format/write';
import { writeEvent, writeFrame } from '@desirepath/replay-format/write-ops';
import { onceIdle } from '../idle.ts';
import { PROP_VALUE_LENGTH } from '../limits.ts';
import { clip } from '../privacy.ts';
import type { Recorder, RecorderHost } from '../recording.ts';
import { keepAssets } from './assets/keep.ts';
import { createChunk } from './chunk.ts';
import { forgetClosedRoots, watchRoots } from './closed-roots.ts';
import { createSnapshotPace, tooManyCharacters, tooManyElements } from './extent.ts';
import { isFramedElsewhere, type Joining } from './frames/join-page.ts';
import { onceAsked } from './frames/once-asked.ts';
import type { FrameKeeping } from './frames/take-in.ts';
import type { Ids } from './ids.ts';
import { cover } from './masking-level.ts';
import type { RecordedRequest } from './network.ts';
import type { LoadOnRequest, onRequest } from './on-request.ts';
import type { LoadPieces } from './pieces/name-pieces.ts';
import { watchState } from './state-watch.ts';
import { recordTrees } from './tree/tree.ts';
import type { Tree } from './tree/tree-host.ts';
import { startWatching, type Watching } from './watch/watching.ts';
import { whileWatched } from './while-watched.ts';

/** A single-page app needs this long to draw its next page; an idle moment after that costs it nothing. */
const SETTLED_AFTER = 500;

/** The page's own work goes first, but a busy page is recorded as well. */
const IDLE_WITHIN = 1000;

/** A frame waits this long for the page around it to take it in, ms, before it is recorded by itself. */
const JOINED_WITHIN = 2500;

/** What a frame records is given to the page around this often, ms. */
const GIVEN_EVERY = 200;

/** A page hidden for longer is likely forgotten; it is recorded anew when it shows again. */
const PAUSE_AFTER = 60_000;

/** A page that changed too much to be followed is written out anew after this long, ms, and each time after twice as long. */
const FOUND_AFTER = 1000;
const FOUND_WITHIN = 64_000;

const UNRECORDED: typeof UNRECORDED_PLUGIN = 'desirepath/unrecorded@1';

/** rrweb's plugin events. */
const PLUGIN = 6;

/** Returns what calls that off. */
const onceParsed = (run: () => void): (() => void) => {
  document.addEventListener('DOMContentLoaded', run, { once: true });
  return () => document.removeEventListener('DOMContentLoaded', run);
};

/** What records at the moment. */
interface Running {
  tree: Tree;
  watching: Watching;
  /** What waits for a snapshot that it can be about; undefined once there is one. */
  early: (() => void)[] | undefined;
}

export const startRecorder = (host: RecorderHost, loadOnRequest: LoadOnRequest, loadPieces: LoadPieces): Recorder => {
  const { page, sessionId, isMeasured, sealSoon, sendChunk, guard, site, tell } = host;
  const level = cover(site);
  const pace = createSnapshotPace();
  let running: Running | undefined;
  let callOff = () => {};
  let recorded = sessionId();
  let hasGivenUp = false;
  let inFrames: FrameKeeping | undefined;
  let joining: Joining | undefined;
  let isStopped = false;
  let lostFor = FOUND_AFTER;
  let pausing: ReturnType<typeof setTimeout> | undefined;
  let giving: ReturnType<typeof setTimeout> | undefined;

  const deliver = (json: string) => {
    if (!joining?.give(json)) sendChunk(json);
  };
  const chunk = createChunk(
    deliver,
    (size, isWhole) => {
      if (pace.note(isWhole, size)) renew();
    },
    (snapshot, then) => {
      const use = guard((shorter: string) => {
        if (!isStopped) then(shorter);
      });
      // Where all is masked there is nothing to name.
      if (level.isAllMasked || joining) use(snapshot);
      else loadPieces((namePieces) => void namePieces(host, snapshot).then(use));
    },
  );
  /** A frame that is recorded along has no batches of its own. */
  const giveSoon = () => {
    giving ??= setTimeout(() => {
      giving = undefined;
      for (const part of chunk.take()) deliver(part);
    }, GIVEN_EVERY);
  };
  const writer = (): ReplayWriter | undefined => {
    // What moves on a page that nobody looks at belongs to no session.
    if (!running || running.early || !isMeasured()) return;
    const to = chunk.writer(page().id);
    if (joining?.isJoined()) giveSoon();
    else sealSoon();
    return to;
  };
  const writePlugin = guard((plugin: string, payload: unknown) => {
    const to = writer();
    if (to) writeEvent(to, Date.now(), { type: PLUGIN, data: { plugin, payload } });
  });
  /** There is no picture from here on, until a page view begins that can be recorded. */
  const giveUp = (why: Unrecorded['payload']) => {
    hasGivenUp = true;
    end();
    if (!isMeasured()) return;
    writeEvent(chunk.writer(page().id), Date.now(), { type: PLUGIN, data: { plugin: UNRECORDED, payload: why } });
    sealSoon();
  };
  const run = (): Running => {
    let shown = page();
    const tree = recordTrees({
      guard,
      level,
      writer,
      element: (tagName, attributes) => assets?.see({ tagName, attributes }),
      style,
      href() {
        shown = page();
        return clip(shown.url, PROP_VALUE_LENGTH);
      },
      root: (root) => watching.see(root),
      whole(snapshot) {
        const tooLarge = tooManyCharacters(snapshot.size());
        if (tooLarge) return giveUp(tooLarge);
        if (!running || !isMeasured()) return;
        chunk.add(shown.id, snapshot, Date.now());
        const { early = [] } = running;
        running.early = undefined;
        watching.renew();
        state.renew();
        inFrames?.renew();
        if (joining?.isJoined()) giveSoon();
        else sealSoon();
        for (const tell of early) tell();
      },
      lost() {
        settle(snapshot, lostFor);
        lostFor = Math.min(lostFor * 2, FOUND_WITHIN);
      },
    });
    const watching = startWatching({
      ids: tree,
      level,
      guard,
      flush: tree.flush,
      writer,
      style,
      watched: tree.watched,
      early: () => running?.early,
    });
    return { tree, watching, early: [] };
  };
  const style = (css: string) => {
    if (css.includes('url(')) assets?.see(css);
    state.learn(css);
  };
  const begin = guard(() => {
    if (running || isStopped) return;
    if (document.readyState === 'loading') {
      callOff = onceParsed(begin);
      return;
    }
    const tooLarge = tooManyElements();
    if (tooLarge) return giveUp(tooLarge);
    hasGivenUp = false;
    running = run();
    running.watching.see(document); // what visitors do while it is written is about it, too
    running.tree.snapshot();
  });
  const end = () => {
    callOff();
    if (!running) return;
    running.tree.flush();
    running.watching.release();
    running.watching.stop();
    running.tree.stop();
    state.rest();
    running = undefined;
  };
  const snapshot = guard(() => {
    if (!running) return;
    const tooLarge = tooManyElements();
    if (tooLarge) return giveUp(tooLarge);
    running.tree.snapshot();
  });
  const settle = (then: () => void, after = SETTLED_AFTER) => {
    callOff();
    const timer = setTimeout(() => {
      callOff = onceIdle(then, IDLE_WITHIN);
    }, after);
    callOff = () => clearTimeout(timer);
  };
  const renew = () => settle(snapshot);
  const onVisibility = guard(() => {
    clearTimeout(pausing);
    if (document.hidden) pausing = setTimeout(guard(end), PAUSE_AFTER);
    else begin();
  });

  const takeChunks = (isEnding?: boolean) => {
    guard(() => {
      if (isEnding) {
        running?.tree.finish();
        running?.watching.look();
      } else running?.tree.flush();
      running?.watching.release();
    })();
    if (!joining?.isJoined()) return chunk.take();
    for (const part of chunk.take()) deliver(part);
    return [];
  };
  const ends: (() => void)[] = [];
  const own = { atStop: (undo: () => void) => void ends.push(guard(undo)) };
  const reads = new Set<string>();
  const assets = level.isStructureOnly
    ? undefined
    : keepAssets({ own, guard, reads, site, isMeasured, pageId: () => page().id });
  const ids: Ids = { idOf: (node) => running?.tree.idOf(node) };
  const roots = () => running?.watching.roots() ?? [];
  const bring = (use: (parts: typeof onRequest) => void) =>
    loadOnRequest(
      guard((parts) => {
        if (isStopped) return;
        parts.cover(site);
        use(parts);
      }),
    );
  onceAsked({ own, guard }, () =>
    bring(({ takeInFrames }) => {
      inFrames = takeInFrames({
        ids,
        own,
        guard,
        site,
        frames: () => roots().flatMap((root) => [...root.querySelectorAll('iframe')]),
        write(json, frame, number) {
          const to = writer();
          if (to) writeFrame(to, Date.now(), number, frame, json);
        },
      });
    }),
  );
  const isFramed = isFramedElsewhere();
  if (isFramed)
    bring(({ joinPage }) => {
      const onOrder = () => (running ? snapshot() : begin());
      joining = joinPage({ own, guard, site, onOrder });
    });
  watchRoots(own, Element.prototype, (element, root) => running?.tree.attached(element, root));
  own.atStop(forgetClosedRoots);
  const state = watchState({
    ids,
    guard,
    level,
    roots,
    look: () => running?.watching.look(),
    write: ({ type, data }) => {
      const to = writer();
      if (to) writeEvent(to, Date.now(), { type, data });
    },
  });
  if (site.record_console || site.record_network || site.record_canvas)
    bring(({ watchConsole, watchNetwork, createPictures }) => {
      if (site.record_console) watchConsole({ own, guard, tell });
      if (site.record_canvas) state.picture(createPictures);
      if (!site.record_network) return;
      const write = (requests: RecordedRequest[]) => writePlugin('rrweb/network@1', { requests });
      watchNetwork({ own, guard, apiUrl: site.api_url, reads, write });
    });
  const stopHurrying = whileWatched(
    site.api_url,
    guard(() => {
      for (const part of takeChunks(false)) sendChunk(part);
    }),
  );

  // A frame first hears whether it is recorded by the page around it.
  if (isFramed) settle(begin, JOINED_WITHIN);
  else callOff = onceIdle(begin, IDLE_WITHIN);
  document.addEventListener('visibilitychange', onVisibility);
  return {
    takeChunks,
    snapshot() {
      const isSameSession = sessionId() === recorded;
      recorded = sessionId();
      lostFor = FOUND_AFTER;
      if (hasGivenUp) settle(begin);
      if (!running) return; // it begins with one
      callOff();
      // The recording of a session cannot be played before its first snapshot.
      if (isSameSession) settle(snapshot);
      else snapshot();
    },
    stop() {
      isStopped = true;
      end();
      state.stop();
      stopHurrying();
      for (const undo of ends) undo();
      clearTimeout(pausing);
      clearTimeout(giving);
      document.removeEventListener('visibilitychange', onVisibility);
    },
  };
};
