import { signal } from '../context.ts';
import type { StartWidget } from '../widget/host.ts';
import type { Kit } from './lazily.ts';

/** The contract's `PREVIEW_FRAGMENT`. */
const PREVIEW = '#desirepath-survey=';

/** What may have been waited for by a script that is still on its way. */
const AWAITED = ['clicked', 'custom', 'identify', 'rage_click', 'form_submit'] as const;

/** More than happens until a script has come and asked what there is to ask. */
const REMEMBERED = 50;

/** Brings a script beside this one, by its file name. */
export type LoadWidget = (name: string, use: (start: StartWidget) => void) => void;

/** What asks visitors for something: brought only where there is something to be asked. */
export const startWidgets = (load: LoadWidget) =>
  signal<Kit>((context) => {
    const { settings } = context;
    const earlier = context.early.filter(({ type }) => type !== 'clicked'); // those are told again, see extras.ts
    let isOver = false;
    context.atStop(() => {
      isOver = true;
    });
    const bring = (name: string | undefined) => {
      if (!name) return;
      load(
        name,
        context.guard((start) => {
          if (isOver) return;
          const stop = start({
            site: settings,
            page: context.page,
            who() {
              const { visitor_id, id } = context.session();
              return settings.cookieless ? undefined : { visitor_id, session_id: id };
            },
            isMeasured: context.isLive,
            tell: context.emit,
            happenings: context.moments,
            earlier,
            nameOf: context.selectorOf,
            kept: context.local,
            guard: context.guard,
          });
          context.atStop(stop);
        }),
      );
    };
    for (const moment of AWAITED) {
      context.when(moment, (event) => {
        if (earlier.length < REMEMBERED) earlier.push(event);
      });
    }
    bring(settings.feedbackScript);
    if (settings.surveys || location.hash.startsWith(PREVIEW)) bring(settings.survey_script);
  });
