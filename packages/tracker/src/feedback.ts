/** The script of the feedback bubble, loaded by the extras on sites that have one. */
import { startFeedback } from './feedback/bubble.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) script.desirepath = startFeedback;
