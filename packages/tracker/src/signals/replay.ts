import type { Context, Stop } from '../context.ts';
import type { Guard } from '../guard.ts';
import { whenIdle } from '../idle.ts';

/** What the recorder is given, and gives back. */
export interface RecorderHost {
  /** The address of the open page view, as events carry it. */
  url(): string;
  /** Takes one rrweb event, as JSON. */
  emit(json: string): void;
  guard: Guard;
}
export interface Recorder {
  /** Notes the whole document anew: at once, or when a single-page app has drawn its next page. */
  snapshot(isUrgent: boolean): void;
  stop(): void;
}
export type StartRecorder = (host: RecorderHost) => Recorder;

/** Brings the recorder, which is several times as large as everything else here. */
export type LoadRecorder = () => Promise<StartRecorder>;

/** The page's own work goes first, but a busy page must not keep the recorder from starting. */
const START_WITHIN = 1000;

/** Records what the page looks like, in measured sessions of sites that want it. */
export const startReplay = (context: Context, load: LoadRecorder): Stop => {
  if (!context.settings.replay) return () => {};
  const { guard, emitReplay } = context;
  let recorder: Recorder | undefined;
  let session = '';
  let isLoading = false;
  let isStopped = false;

  const begin = guard((start: StartRecorder) => {
    if (!isStopped) recorder = start({ url: () => context.page().url, emit: emitReplay, guard });
  });
  const stopListening = context.when('opened', () => {
    // The recording of a session begins with a snapshot, or cannot be played.
    recorder?.snapshot(context.sessionId() !== session);
    session = context.sessionId();
    if (isLoading || !context.isMeasured()) return;
    isLoading = true;
    whenIdle(() => {
      if (!isStopped) load().then(begin, context.warn);
    }, START_WITHIN);
  });
  return () => {
    isStopped = true;
    stopListening();
    recorder?.stop();
  };
};
