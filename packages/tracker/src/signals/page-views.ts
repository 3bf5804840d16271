import { pageAddress } from '../address.ts';
import { type Scope, signal } from '../context.ts';
import { pageSize } from '../point.ts';
import { patch } from './patch.ts';

/** Single-page apps set the title and draw the page after they have changed the address. */
const SETTLED_AFTER = 500;

/** Page views: the load, and each further address of a single-page app. */
export const startPageViews = signal((context) => {
  const { query_keys, hash_routing } = context.settings;
  const follow = context.guard(() => {
    if (pageAddress(location, query_keys, hash_routing) !== context.page().url) context.openPage();
  });
  /** Completes the page view that is open. Not at once: an app may be at work on the page, whose layout would then be made twice. */
  let complete = () => {};
  context.when('opened', () => {
    const view = context.emit({ type: 'page_view', title: document.title });
    complete = () => {
      if (view?.page_id === context.page().id) Object.assign(view, { title: document.title, ...pageSize() });
      complete = () => {};
    };
    context.later(complete, SETTLED_AFTER);
  });
  context.when('leaving', () => complete());
  // Of a change of fragment, browsers tell both, in this order.
  context.listen('popstate', follow);
  context.listen('hashchange', follow);
  // What an app makes of a navigation by `intercept`. Before Chrome 102, Safari 26.2, Firefox 147 this asks the window, which never tells.
  context.listen('currententrychange', follow, window.navigation);
  afterHistory(context, 'pushState', follow);
  afterHistory(context, 'replaceState', follow);
  context.openPage();
});

/** Of the prototype, so that putting its own function back leaves nothing behind. */
const afterHistory = (context: Scope, name: 'pushState' | 'replaceState', run: () => void): void => {
  patch(
    context,
    History.prototype,
    name,
    (original, isOn) =>
      function (this: History, ...args) {
        original.apply(this, args);
        if (isOn()) run();
      },
  );
};
