/** The script of the rarer signals, loaded by the core once the page is idle. */
import './side-script.ts';
import { startExtras } from './signals/extras.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) script.desirepath = startExtras;
