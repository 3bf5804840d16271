import type { LoadRecorder, StartRecorder } from './signals/replay.ts';

declare global {
  interface HTMLScriptElement {
    /** Where the replay script leaves what it offers: on its own element, since nothing else of ours is global. */
    startRecorder?: StartRecorder;
  }
}

/** Brings the replay script. Its element need not stay in the page until it runs. */
export const recorderScript =
  (url: string, nonce: string): LoadRecorder =>
  (use) => {
    const script = document.createElement('script');
    script.src = url;
    script.nonce = nonce;
    script.onload = () => {
      if (script.startRecorder) use(script.startRecorder);
    };
    document.head.append(script);
    script.remove();
  };
