import { signal } from '../context.ts';
import { load, save } from '../store.ts';

const KEY = 'desirepath.way';

/** The field's threshold for "back at once". */
const WITHIN = 10_000;

/** What is back sooner was no person: apps go over an address on their way to another. */
const LEAST = 300;

/** Back within ten seconds at the page that one came from; `name` is the path that was left, `value` the ms spent there. */
export const startUTurns = signal((context) => {
  /** The pages come from, the last one first; before the first there was none. */
  let way = load<({ url: string; at: number } | undefined)[]>(context.perTab, KEY) ?? [];
  context.when('opened', () => {
    const { url } = context.page();
    const at = context.clock();
    const [last, before] = way;
    if (last?.url === url) return; // the page was loaded again
    way = [{ url, at }, last];
    save(context.perTab, KEY, way);
    const value = last && at - last.at;
    if (before?.url !== url || !value || value < LEAST || value > WITHIN) return;
    context.emit({ type: 'u_turn', name: new URL(last.url).pathname, value }, true);
  });
});
