/** The replay script, loaded by the core where a session is recorded. */
import type { StartRecorder } from './recording.ts';
import type { onRequest } from './replay/on-request.ts';
import { startRecorder } from './replay/recorder.ts';
import { sideScript } from './side-script.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const { src, nonce } = script;
  const start: StartRecorder = (host) =>
    startRecorder(host, sideScript<typeof onRequest>(new URL(host.site.replay_on_request_script, src).href, nonce));
  script.desirepath = start;
}
