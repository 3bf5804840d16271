/** The tracker as a library, for sites that bundle their scripts. */
import { createApi } from './api.ts';
import { defaultsOf } from './defaults.ts';
import { createWarn } from './guard.ts';
import type { Desirepath, Options, Widget } from './public.ts';
import type { LoadRecorder } from './recording.ts';
import type { LoadOnRequest } from './replay/on-request.ts';
import type { LoadPieces } from './replay/pieces/name-pieces.ts';
import { resolveSettings } from './settings.ts';
import type { StartWidget } from './widget/host.ts';

export { MouseTracker, MouseTracker as default } from './mouse-tracker.ts';
export type { Consent, Desirepath, FeedbackLook, MouseTrackerOptions, Options, Widget } from './public.ts';
export { feedback, surveys } from './widgets.ts';

let running: Desirepath | undefined;

/**
 * Begins to measure this page. A second call does nothing until `stop`.
 * @example init({ websiteId: '0b54…', apiUrl: 'https://stats.example.com', widgets: [surveys(), feedback()] });
 */
export const init = ({
  debug = false,
  widgets = [],
  ...options
}: Options & { websiteId: string; apiUrl: string; debug?: boolean; widgets?: readonly Widget[] }): void => {
  if (running) return;
  const warn = createWarn(debug);
  try {
    const named = (name: Widget['name']) => (widgets.some((widget) => widget.name === name) ? name : '');
    const settings = {
      ...resolveSettings(defaultsOf(options.websiteId, location.host), options, options.apiUrl),
      ...{ surveys: named('surveys') !== '', survey_script: named('surveys'), feedbackScript: named('feedback') },
    };
    const loadOnRequest: LoadOnRequest = (use) =>
      void import('./replay/on-request.ts').then(({ onRequest }) => use(onRequest), warn);
    const loadPieces: LoadPieces = (use) =>
      void import('./replay/pieces/name-pieces.ts').then(({ namePieces }) => use(namePieces), warn);
    const loadRecorder: LoadRecorder = (use) =>
      void import('./replay/recorder.ts').then(
        ({ startRecorder }) => use((host) => startRecorder(host, loadOnRequest, loadPieces)),
        warn,
      );
    running = createApi(
      settings,
      loadRecorder,
      (use) =>
        void import('./signals/extras.ts').then(
          (extras) =>
            use((kit) =>
              extras.startExtras(
                kit,
                (take) => void import('./picture/take.ts').then((picture) => take(picture.takePicture), warn),
                (name, use) => {
                  const widget = widgets.find((one) => one.name === name);
                  // Made by one of ours: its type says nothing of the host so that it stands alone.
                  if (widget) use(widget.start as StartWidget);
                },
              ),
            ),
          warn,
        ),
      warn,
    );
  } catch (problem) {
    warn(problem);
  }
};

export const track: Desirepath['track'] = (...given) => running?.track(...given);
export const identify: Desirepath['identify'] = (...given) => running?.identify(...given);
export const page: Desirepath['page'] = () => running?.page();
export const optOut: Desirepath['optOut'] = () => running?.optOut();
export const optIn: Desirepath['optIn'] = () => running?.optIn();
export const consent: Desirepath['consent'] = (answer) => running?.consent(answer);
export const consentState: Desirepath['consentState'] = () => running?.consentState() ?? 'unknown';
export const record: Desirepath['record'] = (isOn) => running?.record(isOn);
export const reset: Desirepath['reset'] = () => running?.reset();
export const stop: Desirepath['stop'] = () => {
  running?.stop();
  running = undefined;
};
