import { signal } from '../context.ts';

/** A single-page app has drawn that there is nothing, and said so, by then. */
const SETTLED_AFTER = 500;

/** Pages that are not there: as the server answered, or as the page says itself, by a mark or a meta element. */
export const startNotFound = signal((context) => {
  let told = '';
  const tell = (value: number) => {
    const { id } = context.page();
    if (!(value >= 400 && value < 500) || told === id) return;
    told = id;
    context.emit({ type: 'not_found', value }, true);
  };
  const look = () => {
    const mark = document.querySelector('[data-dp-status],meta[name=dp-status]');
    tell(Number(mark?.getAttribute('data-dp-status') ?? mark?.getAttribute('content')));
  };
  context.when('opened', () => context.later(look, SETTLED_AFTER));
  const lookAtFirst = () => {
    look();
    const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    // An app may be elsewhere by now, which is another question.
    if (load && new URL(load.name).pathname === location.pathname) tell(load.responseStatus);
  };
  context.later(lookAtFirst, 0);
});
