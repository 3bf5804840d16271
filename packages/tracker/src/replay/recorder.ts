import { record } from '@rrweb/record';
import { EventType, type eventWithTime } from '@rrweb/types';
import { whenIdle } from '../idle.ts';
import { BLOCKED, setCovers } from '../masking.ts';
import type { StartRecorder } from '../recording.ts';
import { keepAssets } from './assets/keep.ts';
import { createChunk } from './chunk.ts';
import { cleanRecorded } from './clean-recorded.ts';
import { watchClosedRoots, withClosedRoots } from './closed-roots.ts';
import { watchConsole } from './console.ts';
import { createGathering } from './gather.ts';
import { maskInput } from './masked-nodes.ts';
import { maskingLevelOf } from './masking-level.ts';
import { type RecordedRequest, watchNetwork } from './network.ts';
import { watchState } from './state-watch.ts';
import { undoable } from './undoable.ts';
import { whileWatched } from './while-watched.ts';

/** A single-page app needs this long to draw its next page; an idle moment after that costs it nothing. */
const SETTLED_AFTER = 500;

/** The page's own work goes first, but a busy page is recorded as well. */
const IDLE_WITHIN = 1000;

/** A page hidden for longer is likely forgotten; it is recorded anew when it shows again. */
const PAUSE_AFTER = 60_000;

/** All inputs by element, because rrweb's `maskAllInputs` goes by type and leaves some out (hidden, file). */
const EVERY_INPUT = { input: true, textarea: true, select: true };

/** Returns what calls that off. */
const onceParsed = (run: () => void): (() => void) => {
  document.addEventListener('DOMContentLoaded', run, { once: true });
  return () => document.removeEventListener('DOMContentLoaded', run);
};

export const startRecorder: StartRecorder = (host) => {
  const { page, sessionId, isMeasured, sealSoon, sendChunk, guard } = host;
  setCovers(host.site);
  const level = maskingLevelOf(host.site);
  const chunk = createChunk(sendChunk);
  const gathering = createGathering();
  let stopRecording: (() => void) | undefined;
  let callOff = () => {};
  let recorded = sessionId();
  let pausing: ReturnType<typeof setTimeout> | undefined;

  const onEvent = guard((event: eventWithTime) => {
    if (!gathering.hear(event)) return;
    // What moves on a page that nobody looks at belongs to no session.
    if (!isMeasured()) return;
    const { id, url } = page();
    const clean = cleanRecorded(event, record.mirror, url, level);
    if (!clean) return;
    const json = JSON.stringify(clean);
    chunk.push(id, json);
    assets?.see(clean);
    state.hear(event, json);
    // A visitor may leave at any moment, and no beacon takes as much as a large page.
    if (event.type === EventType.FullSnapshot) chunk.sendLarge();
    sealSoon();
  });
  const options = {
    emit: onEvent,
    blockSelector: BLOCKED,
    maskInputOptions: EVERY_INPUT,
    maskInputFn: maskInput,
    inlineStylesheet: true,
    slimDOMOptions: true as const, // no scripts, comments and what else cannot be seen
    recordAfter: 'DOMContentLoaded' as const,
    errorHandler: () => true, // keeps what rrweb's observers throw from the page
  };
  const begin = guard(() => {
    // rrweb would wait too, and by then no longer see closed roots.
    if (document.readyState === 'loading') {
      callOff = onceParsed(begin);
      return;
    }
    stopRecording = undoable(() => withClosedRoots(() => record(options)));
  });
  const end = () => {
    callOff();
    gathering.release();
    stopRecording?.();
    stopRecording = undefined;
  };
  const snapshot = guard(() => {
    if (!stopRecording) return;
    gathering.release();
    record.takeFullSnapshot(true);
  });
  const settle = () => {
    const timer = setTimeout(() => {
      callOff = whenIdle(snapshot, IDLE_WITHIN);
    }, SETTLED_AFTER);
    callOff = () => clearTimeout(timer);
  };
  const onVisibility = guard(() => {
    clearTimeout(pausing);
    if (document.hidden) pausing = setTimeout(guard(end), PAUSE_AFTER);
    else if (!stopRecording) begin();
  });

  const takeChunks = (inPieces: boolean) => {
    gathering.release();
    return chunk.take(inPieces);
  };
  const ends: (() => void)[] = [];
  const own = { atStop: (run: () => void) => void ends.push(guard(run)) };
  const { site, tell } = host;
  if (site.record_console) watchConsole({ own, guard, tell });
  const reads = new Set<string>();
  const assets = level.isStructureOnly
    ? undefined
    : keepAssets({
        own,
        guard,
        reads,
        site,
        pageId: () => page().id,
        tagOf: (id) => record.mirror.getNode(id)?.nodeName.toLowerCase(),
      });
  if (site.record_network) {
    const write = (requests: RecordedRequest[]) => {
      const data = { plugin: 'rrweb/network@1', payload: { requests } };
      onEvent({ type: EventType.Plugin, data, timestamp: Date.now() });
    };
    watchNetwork({ own, guard, apiUrl: site.api_url, reads, write });
  }
  watchClosedRoots(own);
  const state = watchState({
    guard,
    level,
    hasPictures: site.record_canvas,
    write: (event) => {
      // It may be about what was held back.
      gathering.release();
      onEvent(event);
    },
  });
  const stopHurrying = whileWatched(
    guard(() => {
      for (const part of takeChunks(false)) sendChunk(part);
    }),
  );

  callOff = whenIdle(begin, IDLE_WITHIN);
  document.addEventListener('visibilitychange', onVisibility);
  return {
    takeChunks,
    snapshot() {
      const isSameSession = sessionId() === recorded;
      recorded = sessionId();
      if (!stopRecording) return; // it begins with one
      callOff();
      // The recording of a session cannot be played before its first snapshot.
      if (isSameSession) settle();
      else snapshot();
    },
    stop() {
      end();
      state.stop();
      stopHurrying();
      for (const undo of ends) undo();
      clearTimeout(pausing);
      document.removeEventListener('visibilitychange', onVisibility);
      // rrweb marks fields whose password was made visible.
      for (const field of document.querySelectorAll('[data-rr-is-password]'))
        field.removeAttribute('data-rr-is-password');
    },
  };
};
