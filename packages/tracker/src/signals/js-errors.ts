import { signal } from '../context.ts';
import type { Kit } from './lazily.ts';
import { pageErrorOf } from './page-error.ts';

/** A loop that fails says nothing more after these. */
const MOST = 10;

/** Errors and rejected promises that nobody caught; each once a page, and the first few. */
export const startJsErrors = signal<Kit>((context) => {
  let told = new Set<string>();
  const tell = (event: Event) => {
    const error = pageErrorOf(event);
    const key = JSON.stringify(error);
    if (!error || told.size >= MOST || told.has(key)) return;
    told.add(key);
    const at = Math.round(context.clock() - performance.now() + event.timeStamp);
    context.emit({ type: 'js_error', at, ...error }, true);
  };
  context.when('opened', () => {
    told = new Set();
  });
  context.early.forEach(tell);
  context.listen('error', tell);
  context.listen('unhandledrejection', tell);
});
