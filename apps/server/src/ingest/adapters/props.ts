import { TEXT } from '@desirepath/contract/limits';
import type { TrackedEvent } from '@desirepath/contract/tracking';
import { type Fields, named } from './fields.ts';

export type Props = NonNullable<TrackedEvent['props']>;

/** What an event's envelope says, which is not its own. */
const ENVELOPE = new Set(
  named(
    ...['type', 'event_type', 'event_name', 'name', 'event', 'timestamp', 'time', 'ts', 'at', 'data', 'value', 'seq'],
    ...['tracking_id', 'website_id', 'site_id', 'session_id', 'visitor_id', 'user_id', 'user_identifier', 'tab_id'],
    ...['url', 'href', 'page_url', 'domain', 'hostname', 'referrer', 'title', 'language', 'user_agent'],
    ...['viewport', 'screen', 'viewport_width', 'viewport_height', 'document_width', 'document_height'],
    ...['x', 'y', 'page_x', 'page_y', 'client_x', 'client_y', 'scroll_x', 'scroll_y'],
    ...['element', 'selector', 'target', 'tag', 'id', 'class', 'class_name', 'text'],
  ),
);

/** What someone typed may stand in one of these, in events of a kind that nobody described to us. */
const TYPED = new Set(
  named('value', 'key', 'code', 'char', 'text', 'input', 'content', 'password', 'old_value', 'new_value'),
);

/** Properties of a described event: all it has. Values that are no scalars are kept as JSON text. */
export const propsOf = (given: Fields | undefined): { props?: Props } => propsWhere(given, () => true);

/** Properties among the fields of an event that does not set them apart. */
export const looseProps = (given: Fields, isDescribed: boolean): { props?: Props } =>
  propsWhere(given, (name) => !ENVELOPE.has(name) && (isDescribed || !TYPED.has(name)));

/** Properties among the fields of an object that are wanted, by their names. */
export function propsWhere(given: Fields | undefined, isWanted: (name: string) => boolean): { props?: Props } {
  if (!given) return {};
  const entries: [string, string | number | boolean | null][] = [];
  for (const name of Object.keys(given)) {
    if (!isWanted(name)) continue;
    const value = given[name];
    if (value === undefined) continue;
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      entries.push([name, value]);
    // A little more than is taken: what is too long is refused by name, as a long text is.
    else entries.push([name, JSON.stringify(value).slice(0, TEXT.propValue + 1)]);
  }
  return entries.length > 0 ? { props: Object.fromEntries(entries) } : {};
}
