/** The replay script, loaded by the core where a session is recorded. */
import './side-script.ts';
import { startRecorder } from './replay/recorder.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) script.desirepath = startRecorder;
