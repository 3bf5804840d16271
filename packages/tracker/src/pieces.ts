/** The script that names what of a snapshot the server has already, loaded by the replay script once there is one. */
import { namePieces } from './replay/pieces/name-pieces.ts';
import './side-script.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) script.desirepath = namePieces;
