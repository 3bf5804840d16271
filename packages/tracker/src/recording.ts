import { isInGroup } from './address.ts';
import type { Context, Page, Scope, Told } from './context.ts';
import type { Guard } from './guard.ts';
import { isSampled, type Sessions } from './session.ts';
import type { Settings } from './settings.ts';

/** What the recorder is given. It is built apart from the core: these names are not shortened. */
export interface RecorderHost {
  site: Settings;
  /** The page view that is open now. */
  page(): Page;
  sessionId(): string;
  /** Whether what happens now belongs to a measured session. */
  isMeasured(): boolean;
  /** Announces that there is something to take. */
  sealSoon(): void;
  /** Sends a chunk by itself: the member `replay` of a batch, as JSON. */
  sendChunk(chunk: string): void;
  guard: Guard;
  /** Takes an event on its way, see {@link Context.emit}. */
  tell: Context['emit'];
}

/** What the recorder offers. */
export interface Recorder {
  /** What was recorded since, as {@link import('./queue.ts').createQueue} takes it. */
  takeChunks(inPieces?: boolean): string[];
  /** A page view has begun: notes the whole document anew. */
  snapshot(): void;
  stop(): void;
}
export type StartRecorder = (host: RecorderHost) => Recorder;

/** Brings the recorder, which is several times as large as everything else here. */
export type LoadRecorder = (use: (start: StartRecorder) => void) => void;

/** The recording of a page, in the sessions that are to be recorded. */
export interface Recording {
  takeChunks(inPieces?: boolean): string[];
  /** Begins it in this session, whatever its share, pages and events; or ends it for the rest of the session. */
  demand(isOn: boolean): void;
  /** The visitor has answered: allows it, or ends it and forgets what has not left. */
  allow(isAllowed: boolean): void;
}

export const startRecording = (scope: Scope, load: LoadRecorder, host: RecorderHost, sessions: Sessions): Recording => {
  const { replay, replay_sample_rate, replay_pages, replay_events } = scope.settings;
  let isAllowed = false;
  let recorder: Recorder | undefined;
  let isLoading = false;
  let isStopped = false;

  /** A recording that has begun goes on over all pages of its session. */
  const isWanted = () => replay && isAllowed && !isStopped && sessions.current().recorded && host.isMeasured();
  const stop = () => {
    recorder?.stop();
    recorder = undefined;
  };
  const follow = () => {
    if (!isWanted()) {
      for (const chunk of recorder?.takeChunks() ?? []) host.sendChunk(chunk);
      return stop();
    }
    if (recorder || isLoading) return;
    isLoading = true;
    load(
      scope.guard((start) => {
        isLoading = false;
        if (isWanted()) recorder = start(host);
      }),
    );
  };
  const decide = (event?: string) => {
    const { id, recorded } = sessions.current();
    const isOnPage = !replay_pages.length || isInGroup(replay_pages, host.page().url);
    const isAtEvent = !replay_events.length || (event && replay_events.includes(event));
    // Other digits than those that decide on measuring, or all of a small measured share would be recorded.
    if (recorded === undefined && isOnPage && isAtEvent && isSampled(id.slice(-8), replay_sample_rate)) {
      sessions.update({ recorded: true });
    }
    follow();
  };

  scope.when('opened', () => {
    decide();
    recorder?.snapshot();
  });
  scope.when('custom', (event) => decide((event as Told).detail.name)); // each moment of that name is one
  scope.atStop(() => {
    isStopped = true;
    stop();
  });
  return {
    takeChunks: (inPieces) => recorder?.takeChunks(inPieces) ?? [],
    demand(isOn) {
      sessions.update({ recorded: isOn });
      follow();
    },
    allow(answer) {
      isAllowed = answer;
      if (!answer) stop();
      follow();
    },
  };
};
