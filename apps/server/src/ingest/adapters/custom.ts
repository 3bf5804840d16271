import { FieldReader, type Fields, named, numberOf, textOf } from './fields.ts';
import { looseProps, type Props, propsOf, propsWhere } from './props.ts';

const NAME = named('name', 'event_name', 'event', 'action');
const WORTH = named('value', 'revenue', 'amount');
const PROPS = named('properties', 'props', 'params', 'payload', 'data');

/** Of these names those that say nothing more once they are read. */
const ONLY_READ = new Set(named('name', 'event_name', 'event', 'value'));

/** What even of a custom event's data is not its own: whose it is, when and where, by names that mean nothing else. */
const ENVELOPE = new Set(
  named('tracking_id', 'website_id', 'session_id', 'visitor_id', 'user_identifier', 'user_id', 'timestamp', 'page_url'),
);

/**
 * A custom event's name, worth and properties. Where it has `data`, its fields are an envelope, and what that holds is its own
 * whatever it is called; where it has none they are both.
 */
export function customOf(own: Fields, data: Fields | undefined): { name: string; value?: number; props?: Props } {
  const layers = data ? [own, data] : [own];
  const name = findIn(layers, NAME, textOf);
  const worth = findIn(layers, WORTH, numberOf);
  const isRead = (layer: Fields, key: string) =>
    ONLY_READ.has(key) && [name, worth].some((found) => found?.layer === layer && found.key === key);
  const apart = new FieldReader(data, own).object(PROPS);
  const props = {
    // What is no number, or a second one, is not lost.
    ...propsWhere(own, (key) => WORTH.includes(key) && !isRead(own, key)).props,
    ...(data ? propsWhere(data, (key) => !ENVELOPE.has(key) && !isRead(data, key) && data[key] !== apart).props : {}),
    ...(data || apart ? {} : looseProps(own, true).props),
    ...(apart === data ? {} : propsOf(apart).props),
  };
  return {
    name: name?.value ?? 'custom',
    ...(worth ? { value: worth.value } : {}),
    ...(Object.keys(props).length > 0 ? { props } : {}),
  };
}

/** What a custom event's data says of the event around it. */
export const envelopeIn = (data: Fields | undefined): Fields =>
  Object.fromEntries(Object.entries(data ?? {}).filter(([key]) => ENVELOPE.has(key)));

function findIn<Value>(layers: Fields[], keys: readonly string[], read: (given: unknown) => Value | undefined) {
  for (const layer of layers) {
    for (const key of keys) {
      const value = Object.hasOwn(layer, key) ? read(layer[key]) : undefined;
      if (value !== undefined) return { layer, key, value };
    }
  }
  return undefined;
}
