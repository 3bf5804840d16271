import type { Page, Scope } from '../context.ts';
import type { Guard } from '../guard.ts';
import type { Session } from '../session.ts';

/** What the recorder is given. */
export interface RecorderHost {
  /** The page view that is open now. */
  page(): Page;
  session(): Session;
  /** Whether what happens now belongs to a measured session. */
  isLive(): boolean;
  /** Announces that there is something to take. */
  sealSoon(): void;
  /** Sends a chunk by itself: the member `replay` of a batch, as JSON. */
  sendChunk(chunk: string): void;
  guard: Guard;
}

/** What the recorder offers. */
export interface Recorder {
  /** What was recorded since, for the batch that is about to leave; empty for nothing. */
  takeChunk(): string;
  /** A page view has begun: notes the whole document anew. */
  snapshot(): void;
  /** The body of a batch, compressed where that pays: recordings are large. */
  pack(json: string): Promise<Blob>;
  stop(): void;
}
export type StartRecorder = (host: RecorderHost) => Recorder;

/** Brings the recorder, which is several times as large as everything else here. */
export type LoadRecorder = (use: (start: StartRecorder) => void) => void;

/** Records what the page looks like, in measured sessions of sites that want it. */
export const startReplay = (context: Scope, load: LoadRecorder, host: RecorderHost): (() => Recorder | undefined) => {
  let recorder: Recorder | undefined;
  let isWanted = context.settings.replay;
  let isStopped = false;

  context.when('opened', () => {
    recorder?.snapshot();
    if (!isWanted || !host.isLive()) return;
    isWanted = false;
    load(
      context.guard((start) => {
        if (!isStopped) recorder = start(host);
      }),
    );
  });
  context.atStop(() => {
    isStopped = true;
    recorder?.stop();
  });
  return () => recorder;
};
