import type { Signal, Stop } from '../context.ts';
import { startHandingOver } from '../linked-domains.ts';
import { setCovers } from '../masking.ts';
import type { LoadPicture } from '../picture/take.ts';
import { startSending } from '../sending.ts';
import { startAttention } from './attention.ts';
import { startDeadClicks } from './dead-clicks.ts';
import { startDeclared } from './declared.ts';
import { startErrorClicks } from './error-clicks.ts';
import { startFormViews } from './form-views.ts';
import { startForms } from './forms.ts';
import { startFrames } from './frames.ts';
import { startJsErrors } from './js-errors.ts';
import type { Kit } from './lazily.ts';
import { startLinks } from './links.ts';
import { startNotFound } from './not-found.ts';
import { startPagePictures } from './page-pictures.ts';
import { startPointerTrails } from './pointer-trails.ts';
import { startRageClicks } from './rage-clicks.ts';
import { startRequests } from './requests.ts';
import { startTextSelection } from './text-selection.ts';
import { startThrashedCursor } from './thrashed-cursor.ts';
import { startWebVitals } from './web-vitals.ts';
import { type LoadWidget, startWidgets } from './widgets.ts';

/** What bears coming a moment late, or happens seldom. Frames are last, so that they hear for all. */
const signals: Signal<Kit>[] = [
  startSending,
  startHandingOver,
  startJsErrors,
  startRageClicks,
  startErrorClicks,
  startLinks,
  startDeclared,
  startDeadClicks,
  startRequests,
  startPointerTrails,
  startThrashedCursor,
  startAttention,
  startTextSelection,
  startForms,
  startFormViews,
  startNotFound,
  startWebVitals,
  startFrames,
];

export const startExtras = (kit: Kit, loadPicture: LoadPicture, loadWidget: LoadWidget): Stop => {
  setCovers(kit.settings);
  const stops = [...signals, startPagePictures(loadPicture), startWidgets(loadWidget)].map((start) => start(kit));
  for (const { type, detail } of kit.early as CustomEvent[]) {
    if (type === 'clicked') kit.moments.dispatchEvent(new CustomEvent(type, { detail }));
  }
  return () => {
    for (const stop of stops) stop();
  };
};
