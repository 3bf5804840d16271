import type { Context, Stop } from '../context.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store.ts';

/** What a script is given that speaks with visitors. It is built apart from the core: these names are not shortened. */
export interface WidgetHost {
  site: Settings;
  page: Context['page'];
  /** Undefined where nothing is kept in the browser: then the server alone knows who is who. */
  who(): { visitor_id: string; session_id: string } | undefined;
  isMeasured(): boolean;
  /** Takes an event on its way, see {@link Context.emit}. */
  tell: Context['emit'];
  /** Moments of the page, see {@link import('../context.ts').Moment}. */
  happenings: EventTarget;
  /** Those of them from before this script listened, and some later ones. */
  earlier: Event[];
  /** A selector that finds an element again. */
  nameOf(element: Element): string;
  /** What is kept in this browser. */
  kept: Store;
  guard: Context['guard'];
}

/** Said in the place of who somebody is. */
export const NAMELESS = { nameless: true } as const;

/** Begins to speak with visitors, until it is stopped. */
export type StartWidget = (host: WidgetHost) => Stop;
