import { chainOf, originOf } from '../ancestry.ts';
import { signal } from '../context.ts';
import { blockOf } from '../masking.ts';
import { FIELD, fieldOf, formOf, nameOfForm } from './fields.ts';
import type { Kit } from './lazily.ts';

/** What a page shows at first, or in answer to a click, is there by then. */
const SETTLED_AFTER = 500;

/** More is a table to be filled in, whose first fields tell of its form as well. */
const MOST_FIELDS = 300;

/** Forms that come into sight, each once a page view: of those that nobody begins, nothing else tells. */
export const startFormViews = signal<Kit>((context) => {
  let known = new WeakSet<Element>();
  const tell = (form: Element) => {
    if (!blockOf(chainOf(form)))
      context.emit({ type: 'form_view', name: nameOfForm(form), element: context.selectorOf(form) }, true);
  };
  const observer = new IntersectionObserver(
    context.guard((entries: IntersectionObserverEntry[]) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        tell(target);
      }
    }),
  );
  const look = () => {
    for (const field of [...document.querySelectorAll(FIELD)].slice(0, MOST_FIELDS)) {
      const form = formOf(field);
      if (known.has(form)) continue;
      known.add(form);
      observer.observe(form);
    }
  };
  const lookSoon = () => context.later(look, SETTLED_AFTER);
  context.when('opened', () => {
    observer.disconnect();
    known = new WeakSet();
    lookSoon();
  });
  context.when('clicked', lookSoon);
  // Within shadow roots and frames nobody looks; who enters a field there has seen its form.
  context.listen('focusin', (event) => {
    const field = fieldOf(originOf(event));
    const form = field && formOf(field);
    if (!form || known.has(form)) return;
    known.add(form);
    tell(form);
  });
  context.atStop(() => observer.disconnect());
  lookSoon();
});
