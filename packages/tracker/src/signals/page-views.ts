import { pageAddress } from '../address.ts';
import { type Scope, signal } from '../context.ts';
import { pageSize } from '../point.ts';

/** Single-page apps set the title and draw the page after they have changed the address. */
const SETTLED_AFTER = 500;

/** Page views: the load, and each further address of a single-page app. */
export const startPageViews = signal((context) => {
  const follow = context.guard(() => {
    if (pageAddress(location, context.settings.query_keys) !== context.page().url) context.openPage();
  });
  const look = () => ({ title: document.title, ...pageSize() });
  context.when('opened', () => {
    const view = context.emit({ type: 'page_view', ...look() });
    context.later(() => {
      if (view?.page_id === context.page().id) Object.assign(view, look());
    }, SETTLED_AFTER);
  });
  context.listen('popstate', follow);
  afterHistory(context, 'pushState', follow);
  afterHistory(context, 'replaceState', follow);
  context.openPage();
});

/** Patches the prototype, so that putting its own function back leaves nothing behind. */
const afterHistory = (context: Scope, name: 'pushState' | 'replaceState', run: () => void): void => {
  const original = History.prototype[name];
  let after: typeof run | undefined = run;
  const patched: typeof original = function (this: History, ...args) {
    original.apply(this, args);
    after?.();
  };
  History.prototype[name] = patched;
  context.atStop(() => {
    // Whoever patched after us still calls ours, which then only passes on.
    after = undefined;
    if (History.prototype[name] === patched) History.prototype[name] = original;
  });
};
