import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import { whenIdle } from '../idle.ts';
import { BLOCKED } from '../masking.ts';
import type { StartRecorder } from '../signals/replay.ts';
import { cleanRecorded } from './clean-recorded.ts';
import { maskInput } from './masked-nodes.ts';

/** A single-page app needs this long to draw its next page; an idle moment after that costs it nothing. */
const SETTLED_AFTER = 500;
const IDLE_WITHIN = 1000;

/** A page hidden for longer is likely forgotten; it is recorded anew when it shows again. */
const PAUSE_AFTER = 60_000;

/** All inputs by element, because rrweb's `maskAllInputs` goes by type and leaves some out (hidden, file). */
const EVERY_INPUT = { input: true, textarea: true, select: true };

export const startRecorder: StartRecorder = ({ url, emit, guard }) => {
  let stopRecording: (() => void) | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let pausing: ReturnType<typeof setTimeout> | undefined;

  const begin = () => {
    stopRecording = record<eventWithTime>({
      emit: guard((event) => {
        const clean = cleanRecorded(event, record.mirror, url());
        if (clean) emit(JSON.stringify(clean));
      }),
      blockSelector: BLOCKED,
      maskInputOptions: EVERY_INPUT,
      maskInputFn: maskInput,
      inlineStylesheet: true,
      // Scripts, comments and what else cannot be seen.
      slimDOMOptions: true,
      recordAfter: 'DOMContentLoaded',
      // True keeps what rrweb's observers throw from the page.
      errorHandler: () => true,
    });
  };
  const end = () => {
    clearTimeout(settling);
    stopRecording?.();
    stopRecording = undefined;
  };
  const snapshot = guard(() => {
    if (stopRecording) record.takeFullSnapshot(true);
  });
  const onVisibility = guard(() => {
    clearTimeout(pausing);
    if (document.hidden) pausing = setTimeout(guard(end), PAUSE_AFTER);
    else if (!stopRecording) begin();
  });

  begin();
  document.addEventListener('visibilitychange', onVisibility);
  return {
    snapshot(isUrgent) {
      clearTimeout(settling);
      if (isUrgent) snapshot();
      else settling = setTimeout(() => whenIdle(snapshot, IDLE_WITHIN), SETTLED_AFTER);
    },
    stop() {
      end();
      clearTimeout(pausing);
      document.removeEventListener('visibilitychange', onVisibility);
      // rrweb marks fields whose password was made visible.
      for (const field of document.querySelectorAll('[data-rr-is-password]'))
        field.removeAttribute('data-rr-is-password');
    },
  };
};
