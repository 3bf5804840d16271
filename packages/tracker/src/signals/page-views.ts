import { pageAddress } from '../address.ts';
import type { Signal } from '../context.ts';
import { pageSize } from '../point.ts';

/** Single-page apps set the title and draw the page after they have changed the address. */
const SETTLED_AFTER = 500;

/** Page views: the load, each further address of a single-page app, and each return from the back/forward cache. */
export const startPageViews: Signal = (context) => {
  const follow = context.guard(() => {
    if (pageAddress(location, context.settings.query_keys) !== context.page().url) context.openPage();
  });
  const stops = [
    context.when('opened', () => {
      const view = context.emit({ type: 'page_view', title: document.title, ...pageSize() });
      context.later(() => {
        if (view?.page_id === context.page().id) Object.assign(view, { title: document.title }, pageSize());
      }, SETTLED_AFTER);
    }),
    context.listen(window, 'popstate', follow),
    context.listen<PageTransitionEvent>(window, 'pageshow', (event) => {
      if (event.persisted) context.openPage();
    }),
    afterHistory('pushState', follow),
    afterHistory('replaceState', follow),
  ];
  context.openPage();
  return () => stops.forEach((stop) => void stop());
};

/** Patches the prototype, so that putting its own function back leaves nothing behind. */
const afterHistory = (name: 'pushState' | 'replaceState', run: () => void) => {
  const original = History.prototype[name];
  let active = true;
  const patched: typeof original = function (this: History, ...args) {
    original.apply(this, args);
    if (active) run();
  };
  History.prototype[name] = patched;
  return () => {
    active = false;
    // Whoever patched after us still calls ours, which then only passes on.
    if (History.prototype[name] === patched) History.prototype[name] = original;
  };
};
