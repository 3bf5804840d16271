/** The script of what only some sites record, loaded by the replay script where a site asks for it. */
import './side-script.ts';
import { onRequest } from './replay/on-request.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) script.desirepath = onRequest;
