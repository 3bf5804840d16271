import type { UNRECORDED_PLUGIN, Unrecorded } from '@desirepath/contract/page-state';
import { record } from '@rrweb/record';
import { EventType, type eventWithTime, IncrementalSource, type mutationData } from '@rrweb/types';
import { onceIdle } from '../idle.ts';
import { BLOCKED, setCovers } from '../masking.ts';
import type { StartRecorder } from '../recording.ts';
import { keepAssets } from './assets/keep.ts';
import { createCalm } from './calm.ts';
import { createChunk } from './chunk.ts';
import { cleanRecorded } from './clean-recorded.ts';
import { watchClosedRoots, withClosedRoots } from './closed-roots.ts';
import { watchConsole } from './console.ts';
import { createSnapshotPace, tooManyCharacters, tooManyElements } from './extent.ts';
import { isFramedElsewhere, joinPage } from './frames/join-page.ts';
import { takeInFrames } from './frames/take-in.ts';
import { asPartOf } from './frames/translate.ts';
import { forget, release, releaseWhenAsked } from './gather.ts';
import type { Ids } from './ids.ts';
import { EVERY_INPUT, maskInput } from './masked-nodes.ts';
import { maskingLevelOf } from './masking-level.ts';
import { type RecordedRequest, watchNetwork } from './network.ts';
import { createRoots } from './roots.ts';
import { watchState } from './state-watch.ts';
import { undoable } from './undoable.ts';
import { whileWatched } from './while-watched.ts';

releaseWhenAsked(record.mirror);

const ids: Ids = {
  idOf(node) {
    const id = record.mirror.getId(node);
    return record.mirror.getNode(id) === node ? id : undefined;
  },
  nodeOf: (id) => record.mirror.getNode(id) ?? undefined,
};

/** A single-page app needs this long to draw its next page; an idle moment after that costs it nothing. */
const SETTLED_AFTER = 500;

/** The page's own work goes first, but a busy page is recorded as well. */
const IDLE_WITHIN = 1000;

/** A frame waits this long for the page around it to take it in, ms, before it is recorded by itself. */
const JOINED_WITHIN = 2500;

/** A page hidden for longer is likely forgotten; it is recorded anew when it shows again. */
const PAUSE_AFTER = 60_000;

const UNRECORDED: typeof UNRECORDED_PLUGIN = 'desirepath/unrecorded@1';

const isMutation = (
  event: eventWithTime,
): event is eventWithTime & { type: EventType.IncrementalSnapshot; data: mutationData } =>
  event.type === EventType.IncrementalSnapshot && event.data.source === IncrementalSource.Mutation;

/** Of a recorded element, as it stands now; undefined where it is gone. */
const attributeOf = (id: number, name: string): string | null | undefined => {
  const node = ids.nodeOf(id);
  return node?.isConnected ? (node as Element).getAttribute(name) : undefined; // only elements change attributes
};

/** Returns what calls that off. */
const onceParsed = (run: () => void): (() => void) => {
  document.addEventListener('DOMContentLoaded', run, { once: true });
  return () => document.removeEventListener('DOMContentLoaded', run);
};

const OF_POINTER = [
  IncrementalSource.MouseMove,
  IncrementalSource.TouchMove,
  IncrementalSource.Drag,
  IncrementalSource.MouseInteraction,
];

/** Changes that may bring an address along: of the DOM and of styles. */
const REFERRING: readonly IncrementalSource[] = [
  IncrementalSource.Mutation,
  IncrementalSource.StyleSheetRule,
  IncrementalSource.StyleDeclaration,
  IncrementalSource.AdoptedStyleSheet,
];

const mayRefer = ({ type, data }: eventWithTime): boolean =>
  type === EventType.FullSnapshot || (type === EventType.IncrementalSnapshot && REFERRING.includes(data.source));

const isOfPointer = ({ type, data }: eventWithTime): boolean =>
  type === EventType.IncrementalSnapshot && OF_POINTER.includes(data.source);

export const startRecorder: StartRecorder = (host) => {
  const { page, sessionId, isMeasured, sealSoon, sendChunk, guard } = host;
  setCovers(host.site);
  const level = maskingLevelOf(host.site);
  const chunk = createChunk(sendChunk);
  const pace = createSnapshotPace();
  const calm = createCalm({
    clock: Date.now,
    read: attributeOf,
    write: guard((attributes) =>
      keep({
        type: EventType.IncrementalSnapshot,
        data: { source: IncrementalSource.Mutation, texts: [], removes: [], adds: [], attributes },
        timestamp: Date.now(),
      }),
    ),
  });
  const roots = createRoots(ids);
  let stopRecording: (() => void) | undefined;
  let callOff = () => {};
  let recorded = sessionId();
  let hasGivenUp = false;
  let isStopped = false;
  let pausing: ReturnType<typeof setTimeout> | undefined;

  const keep = (event: eventWithTime) => {
    // What moves on a page that nobody looks at belongs to no session.
    if (!isMeasured()) return;
    const { id, url } = page();
    const clean = cleanRecorded(event, ids, url, level);
    if (!clean) return;
    const json = JSON.stringify(clean);
    const isSnapshot = event.type === EventType.FullSnapshot;
    const isTaken = joining?.give(json);
    if (!isTaken && !chunk.push(id, json)) return giveUp(tooManyCharacters(json));
    roots.hear(event);
    state.learn(json);
    if (isSnapshot) state.renew();
    if (isTaken) return;
    if (mayRefer(clean)) assets?.see(clean);
    // A visitor may leave at any moment, and no beacon takes as much as a large page.
    if (isSnapshot) {
      chunk.sendLarge();
      inFrames.renew();
    }
    if (pace.note(isSnapshot, json.length)) renew();
    sealSoon();
  };
  /** What a frame has cleaned and sent. */
  const put = (given: string, frameId: number, number: number) => {
    const event = asPartOf(JSON.parse(given), frameId, number);
    const json = event && JSON.stringify(event);
    if (!json || !stopRecording || !isMeasured() || !chunk.push(page().id, json)) return;
    if (pace.note(false, json.length)) renew();
    sealSoon();
  };
  const onEvent = guard((event: eventWithTime) => {
    // What was held back happened before, and may be what this is about; the pointer moves over whatever there is.
    if (!isOfPointer(event) && release()) event.timestamp = Date.now();
    if (event.type === EventType.FullSnapshot) calm.forget();
    keep(
      isMutation(event) ? { ...event, data: { ...event.data, attributes: calm.pass(event.data.attributes) } } : event,
    );
  });
  const writePlugin = (plugin: string, payload: unknown) =>
    onEvent({ type: EventType.Plugin, data: { plugin, payload }, timestamp: Date.now() });
  /** There is no picture from here on, until a page view begins that can be recorded. */
  const giveUp = (why: Unrecorded['payload']) => {
    hasGivenUp = true;
    writePlugin(UNRECORDED, why);
    // rrweb may be in the midst of it.
    setTimeout(guard(end));
  };
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
    if (stopRecording || isStopped) return;
    const tooLarge = tooManyElements();
    if (tooLarge) return giveUp(tooLarge);
    hasGivenUp = false;
    // rrweb would wait too, and by then no longer see closed roots.
    if (document.readyState === 'loading') {
      callOff = onceParsed(begin);
      return;
    }
    stopRecording = undoable(() => withClosedRoots(() => record(options)));
  });
  const end = () => {
    if (stopRecording) {
      release();
      calm.flush();
      stopRecording();
      calm.forget();
      state.rest();
      stopRecording = undefined;
    }
    forget();
    callOff();
  };
  const snapshot = guard(() => {
    if (!stopRecording) return;
    const tooLarge = tooManyElements();
    if (tooLarge) return giveUp(tooLarge);
    record.takeFullSnapshot(true);
  });
  const settle = (run: () => void, after = SETTLED_AFTER) => {
    callOff();
    const timer = setTimeout(() => {
      callOff = onceIdle(run, IDLE_WITHIN);
    }, after);
    callOff = () => clearTimeout(timer);
  };
  const renew = () => settle(snapshot);
  const onVisibility = guard(() => {
    clearTimeout(pausing);
    if (document.hidden) pausing = setTimeout(guard(end), PAUSE_AFTER);
    else begin();
  });

  const takeChunks = (inPieces: boolean) => {
    release();
    if (inPieces) calm.flush(); // the page ends
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
        isMeasured,
        pageId: () => page().id,
        tagOf: (id) => ids.nodeOf(id)?.nodeName.toLowerCase(),
      });
  if (site.record_network) {
    const write = (requests: RecordedRequest[]) => writePlugin('rrweb/network@1', { requests });
    watchNetwork({ own, guard, apiUrl: site.api_url, reads, write });
  }
  const inFrames = takeInFrames({
    ids,
    own,
    guard,
    site,
    frames: () => roots.all().flatMap((root) => [...root.querySelectorAll('iframe')]),
    write: put,
  });
  const joining = isFramedElsewhere()
    ? joinPage({
        own,
        guard,
        site,
        onOrder() {
          if (stopRecording) snapshot();
          else begin();
        },
      })
    : undefined;
  watchClosedRoots(own);
  const state = watchState({
    ids,
    guard,
    level,
    hasPictures: site.record_canvas,
    roots: roots.all,
    look() {},
    write: (event) => {
      if (stopRecording) onEvent(event);
    },
  });
  const stopHurrying = whileWatched(
    site.api_url,
    guard(() => {
      for (const part of takeChunks(false)) sendChunk(part);
    }),
  );

  // A frame first hears whether it is recorded by the page around it.
  if (joining) settle(begin, JOINED_WITHIN);
  else callOff = onceIdle(begin, IDLE_WITHIN);
  document.addEventListener('visibilitychange', onVisibility);
  return {
    takeChunks,
    snapshot() {
      const isSameSession = sessionId() === recorded;
      recorded = sessionId();
      if (hasGivenUp) settle(begin);
      if (!stopRecording) return; // it begins with one
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
      document.removeEventListener('visibilitychange', onVisibility);
      // rrweb marks fields whose password was made visible.
      for (const field of document.querySelectorAll('[data-rr-is-password]'))
        field.removeAttribute('data-rr-is-password');
    },
  };
};
