import { pageAddress } from './address.ts';
import { originOf } from './ancestry.ts';
import type { Heard } from './context.ts';
import { defaultsOf } from './defaults.ts';
import { createGuard } from './guard.ts';
import { URL_LENGTH } from './limits.ts';
import { setCovers } from './masking.ts';
import { pack } from './pack.ts';
import { hasRefused, OPTED_OUT } from './permission.ts';
import { documentPx } from './point.ts';
import { clip } from './privacy.ts';
import type { MouseTrackerOptions } from './public.ts';
import { retryWait } from './retry.ts';
import { selectorOf } from './selector.ts';
import { createSessions, type Sessions } from './session.ts';
import { load, storeOf } from './store.ts';
import { createPost } from './transport.ts';

const SEND_AFTER = 5000;

/** Events in a request: about 15 KB, which a beacon takes. */
const FULL = 100;

/** Requests that wait for a server that is away: the oldest give way. */
const MOST = 50;

const SCROLL_EVERY = 250;

/** It has no way to be asked what goes wrong. */
const quiet = createGuard(() => {});

/**
 * Movements, clicks, scrolling and forms of a page, for sites that want no more than that; `init` of this package measures
 * all. Each request is repeated as it was until it is settled, by which the server knows it again.
 */
export class MouseTracker {
  readonly #options: MouseTrackerOptions;
  #sessions: Sessions | undefined;
  #events: object[] = [];
  #unsent: string[] = [];
  #sending: string | undefined;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  constructor(options: MouseTrackerOptions) {
    this.#options = options;
  }

  /** Begins. A visitor who does not want to be tracked is not. */
  init(): void {
    quiet(() => this.#start())();
  }

  /** Ends, without a trace in the page; what was observed is still sent. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    quiet(() => this.#flush())();
  }

  #start(): void {
    const store = storeOf(() => localStorage);
    if (this.#running || hasRefused(navigator) || load(store, OPTED_OUT)) return;
    const {
      apiUrl,
      websiteId,
      sampleRate = 1,
      trackMouseMove = true,
      trackMouseClick = true,
      trackScroll = true,
    } = this.#options;
    if (!apiUrl || !websiteId) return;
    this.#running = new AbortController();
    setCovers(defaultsOf(websiteId, location.host));
    this.#sessions = createSessions(store, () => Math.round(Date.now()), {});

    if (trackMouseMove) {
      this.#listen('mousemove', ({ pageX, pageY }) => {
        if (Math.random() < sampleRate) this.#note('mousemove', pageX, pageY);
      });
    }
    if (trackMouseClick) {
      this.#listen('click', (event) =>
        this.#note('click', event.pageX, event.pageY, { selector: selectorOf(originOf(event)) }),
      );
    }
    let scrolled = 0;
    if (trackScroll) {
      this.#listen('scroll', () => {
        if (Date.now() - scrolled < SCROLL_EVERY) return;
        scrolled = Date.now();
        const { scrollHeight } = document.documentElement;
        const depth = Math.min(100, Math.round(((scrollY + innerHeight) / (scrollHeight || 1)) * 100));
        this.#note('scroll', scrollX, scrollY, { scrollDepth: depth });
      });
    }
    this.#listen('submit', ({ target }) => {
      if (target instanceof HTMLFormElement) this.#note('form', 0, 0, { action: 'submit', form: selectorOf(target) });
    });
    this.#listen('pagehide', () => this.#flush());
    this.#listen('visibilitychange', () => {
      if (document.hidden) this.#flush();
    });
  }

  #listen<Type extends keyof Heard>(type: Type, handle: (event: Heard[Type]) => void): void {
    const heard = quiet(handle) as EventListener; // this is the one that the type belongs to
    addEventListener(type, heard, { capture: true, passive: true, signal: this.#running?.signal });
  }

  #note(type: string, x: number, y: number, more?: object): void {
    const url = clip(pageAddress(location, []), URL_LENGTH);
    if (this.#sessions?.isOver()) {
      this.#seal();
      this.#sessions.renew();
    }
    this.#sessions?.touch();
    this.#events.push({ type, x: documentPx(x), y: documentPx(y), timestamp: Date.now(), url, ...more });
    if (this.#events.length >= FULL) this.#sendAll();
    else
      this.#timer ??= setTimeout(
        quiet(() => this.#sendAll()),
        SEND_AFTER,
      );
  }

  /** Makes a request of what there is. */
  #seal(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const events = this.#events;
    this.#events = [];
    if (!events.length || !this.#sessions) return;
    const { id: sessionId, visitor_id: visitorId } = this.#sessions.current();
    this.#unsent.push(JSON.stringify({ websiteId: this.#options.websiteId, sessionId, visitorId, events }));
    this.#unsent.splice(0, this.#unsent.length - MOST);
  }

  #sendAll(): void {
    this.#seal();
    this.#send().catch(() => {}); // tried again with the next
  }

  async #send(): Promise<void> {
    if (this.#sending !== undefined) return;
    const body = this.#unsent[0];
    if (body === undefined) return;
    this.#sending = body;
    const asked = await createPost(this.#options.apiUrl, () => {}, pack)(body, () => this.#unsent.includes(body));
    if (asked !== undefined) {
      this.#failures++;
      const wait = retryWait(this.#failures, asked, Math.random());
      await new Promise((resolve) => setTimeout(resolve, wait));
    } else {
      this.#failures = 0;
      this.#unsent = this.#unsent.filter((other) => other !== body);
    }
    this.#sending = undefined;
    await this.#send();
  }

  /** Sends what there is while the page may be at its end. */
  #flush(): void {
    this.#seal();
    const rest = this.#unsent.filter((body) => body !== this.#sending || this.#failures);
    this.#unsent = this.#unsent.filter((body) => !rest.includes(body));
    for (const body of rest) {
      if (!navigator.sendBeacon?.(this.#options.apiUrl, body)) this.#unsent.push(body);
    }
  }
}
