import type { StartRecorder } from './signals/replay.ts';

declare global {
  interface HTMLScriptElement {
    /** Where the replay script leaves what it offers: on its own element, since nothing else of ours is global. */
    startRecorder?: StartRecorder;
  }
}

/** Brings the replay script. Its element is gone from the page as soon as it has run. */
export const loadRecorder = (url: string, nonce: string): Promise<StartRecorder> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.nonce = nonce;
    script.onload = script.onerror = () => {
      script.remove();
      if (script.startRecorder) resolve(script.startRecorder);
      else reject(Error(`${url} did not load`));
    };
    document.head.append(script);
  });
