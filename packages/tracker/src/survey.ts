/** The script of surveys, loaded by the extras where one is live, and by the pages of the server that show one. */
import { startPage } from './survey/page.ts';
import { startSurveys } from './survey/start.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  if ('page' in script.dataset) startPage();
  else script.desirepath = startSurveys;
}
