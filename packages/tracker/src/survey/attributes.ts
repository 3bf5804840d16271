import type { TrackedEvent } from '@desirepath/contract/tracking';
import type { WidgetHost } from '../widget/host.ts';

/** The contract's most attributes of an answer, and the length of one. */
const MOST = 20;
const LENGTH = 256;

/** What the page has told of its visitor by `desirepath.identify`. */
export const attributesOf = (host: WidgetHost, signal: AbortSignal): (() => Record<string, string>) => {
  let known: Record<string, string> = {};
  const learn = (event: Event) => {
    const { props = {} } = (event as CustomEvent<TrackedEvent>).detail; // as each moment of that name
    const told = Object.entries(props).filter(([, value]) => value !== null);
    known = Object.fromEntries(
      Object.entries({ ...known, ...Object.fromEntries(told) })
        .slice(0, MOST)
        .map(([key, value]) => [key, String(value).slice(0, LENGTH)]),
    );
  };
  for (const event of host.earlier) if (event.type === 'identify') learn(event);
  host.happenings.addEventListener('identify', host.guard(learn), { signal });
  return () => known;
};
