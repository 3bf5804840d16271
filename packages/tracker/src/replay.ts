/** The replay script, loaded by the core where a session is recorded. */
import type { StartRecorder } from './recording.ts';
import type { onRequest } from './replay/on-request.ts';
import type { NamePieces } from './replay/pieces/name-pieces.ts';
import { startRecorder } from './replay/recorder.ts';
import { sideScript } from './side-script.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const { src, nonce } = script;
  const start: StartRecorder = (host) => {
    const beside = <Offer>(name: string) => sideScript<Offer>(new URL(name, src).href, nonce);
    const { replay_on_request_script, pieces_script } = host.site;
    return startRecorder(host, beside<typeof onRequest>(replay_on_request_script), beside<NamePieces>(pieces_script));
  };
  script.desirepath = start;
}
