import type { FeedbackLook, Widget } from './public.ts';
import type { StartWidget, WidgetHost } from './widget/host.ts';

/** The contract's `PREVIEW_FRAGMENT`. */
const PREVIEW = '#desirepath-survey=';

/** Starts what is brought once it is wanted, unless measuring has ended by then. */
const later =
  (bring: (host: WidgetHost) => Promise<StartWidget | undefined>): StartWidget =>
  (host) => {
    let isOver = false;
    let stop = () => {};
    const begin = async () => {
      const start = await bring(host);
      if (start && !isOver) stop = start(host);
    };
    begin().catch(() => {}); // a part that cannot be loaded has nothing to say
    return () => {
      isOver = true;
      stop();
    };
  };

/** The script of a site is told; the library asks. The answer is kept for a minute, and asked for again by what shows them. */
const isAnyLive = async ({ site }: WidgetHost): Promise<boolean> => {
  const url = site.api_url.replace(/batches$/, `surveys?tracking_id=${site.tracking_id}`);
  const answer = await fetch(url, { credentials: 'omit' });
  return answer.ok && (await answer.json()).items.length > 0;
};

/** The surveys of the site, where any is live, or the one that is tried out on this page. */
export const surveys = (): Widget => ({
  name: 'surveys',
  start: later(async (host) => {
    if (!location.hash.startsWith(PREVIEW) && !(await isAnyLive(host))) return;
    return (await import('./survey/start.ts')).startSurveys;
  }),
});

/** The feedback bubble; it is to be switched on for the site as well. */
export const feedback = ({
  side = 'bottom_right',
  color = '#c2410c',
  theme = 'light',
  pages = [],
  askEmail: ask_email = true,
  askElement: ask_element = true,
  words = [],
}: FeedbackLook = {}): Widget => ({
  name: 'feedback',
  start: later(async () => {
    const { startFeedback } = await import('./feedback/bubble.ts');
    const feedbackBubble = { side, color, theme, pages, ask_email, ask_element, words: [...words] };
    return (host) => startFeedback({ ...host, site: { ...host.site, feedbackBubble } });
  }),
});
