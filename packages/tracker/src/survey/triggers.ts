import type { PropertyFilter } from '@desirepath/contract/acts';
import type { LiveTrigger } from '@desirepath/contract/survey-showing';
import type { TrackedEvent } from '@desirepath/contract/tracking';
import { isInGroup } from '../address.ts';
import type { Click, Moment } from '../context.ts';
import type { WidgetHost } from '../widget/host.ts';

/** A quick scroll up on a touch screen: so many px in so many ms, as when somebody looks for the way out. */
const FLICK_PX = 200;
const FLICK_MS = 150;

/** What a visitor does who is there. */
const ACTIVITY = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'wheel', 'touchstart'] as const;

interface Waiting {
  host: WidgetHost;
  /** Ends the waiting. */
  signal: AbortSignal;
  run(): void;
  /** When the page view began, as events tell time; clicks from before it were on another. */
  since: number;
}

/** Calls `run` once what a trigger says has happened on this page view, perhaps at once. */
export const waitFor = (trigger: LiveTrigger, waiting: Waiting): void => {
  const { host, signal, run, since } = waiting;
  const hear = (type: string, handle: (event: Event) => void, target: EventTarget = window) =>
    target.addEventListener(type, host.guard(handle), { capture: true, passive: true, signal });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const after = (seconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(host.guard(run), seconds * 1000);
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  /** Moments of the tracker, those of this page view from before too. */
  const onMoment = (type: Moment, isHere: (event: Event) => boolean, judge: (event: Event) => void) => {
    hear(type, judge, host.happenings);
    for (const event of host.earlier) if (event.type === type && isHere(event)) judge(event);
  };
  const told = (event: Event) => (event as CustomEvent<TrackedEvent>).detail; // as each moment of a type of event
  const onMeasured = (type: Moment & TrackedEvent['type'], fits: (event: TrackedEvent) => boolean) =>
    onMoment(
      type,
      (event) => told(event).page_id === host.page().id,
      (event) => fits(told(event)) && run(),
    );

  switch (trigger.type) {
    case 'delay':
      after(trigger.seconds);
      break;
    case 'scroll': {
      const look = () => {
        const { scrollHeight } = document.documentElement;
        if ((scrollY + innerHeight) / Math.max(1, scrollHeight) >= trigger.percent / 100) run();
      };
      hear('scroll', look);
      // Of a page that is not longer than the window all is seen at once.
      look();
      break;
    }
    case 'exit_intent':
      waitForExit(hear, run);
      break;
    case 'inactivity': {
      const renew = () => after(trigger.seconds);
      renew();
      for (const type of ACTIVITY) hear(type, renew);
      break;
    }
    case 'event':
      onMeasured(
        'custom',
        ({ name, props = {} }) => name === trigger.name && trigger.filters.every((one) => passes(one, props)),
      );
      break;
    case 'click':
      onMoment(
        'clicked',
        (event) => event.timeStamp >= since,
        (event) => {
          const { chain } = (event as CustomEvent<Click>).detail; // as each moment of that name
          if (chain.some((element) => element.matches(trigger.selector))) run();
        },
      );
      break;
    case 'rage_click':
      onMeasured('rage_click', () => true);
      break;
    case 'page':
      if (isInGroup([trigger.path], host.page().url)) run();
      break;
    case 'form':
      onMeasured('form_submit', ({ name }) => name === trigger.name);
      break;
  }
};

const waitForExit = (hear: (type: string, handle: (event: Event) => void) => void, run: () => void) => {
  hear('mouseout', (event) => {
    const { relatedTarget, clientY } = event as MouseEvent; // as its type says
    if (!relatedTarget && clientY <= 0) run();
  });
  if (!matchMedia('(pointer: coarse)').matches) return;
  let from = { y: scrollY, at: 0 };
  hear('scroll', ({ timeStamp: at }) => {
    if (scrollY > from.y || at - from.at > FLICK_MS) from = { y: scrollY, at };
    else if (from.y - scrollY > FLICK_PX) run();
  });
};

/** Whether an event has a property as a filter wants it; the same as in the store's own questions. */
const passes = ({ property, operator, value }: PropertyFilter, props: Record<string, unknown>): boolean => {
  const given = props[property] ?? undefined;
  const text = String(given);
  if (operator === 'ne') return given === undefined || text !== value;
  if (given === undefined) return false;
  switch (operator) {
    case 'eq':
      return text === value;
    case 'gt':
      return Number(given) > Number(value);
    case 'gte':
      return Number(given) >= Number(value);
    case 'lt':
      return Number(given) < Number(value);
    case 'lte':
      return Number(given) <= Number(value);
    case 'contains':
      return text.includes(value);
    case 'matches':
      return new RegExp(value).test(text);
    case 'has':
      return true;
  }
};
