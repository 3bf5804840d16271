/** The picture script, loaded by the rarer signals where a picture of a page is wanted. */
import './side-script.ts';
import { takePicture } from './picture/take.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) script.desirepath = takePicture;
