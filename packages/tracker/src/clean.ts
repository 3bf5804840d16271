import type { TrackedEvent } from '@desirepath/contract/tracking';
import {
  ELEMENT_TEXT_LENGTH,
  EVENT_NAME_LENGTH,
  PROP_KEY_LENGTH,
  PROP_VALUE_LENGTH,
  PROPS_COUNT,
  SELECTOR_LENGTH,
  TITLE_LENGTH,
} from './limits.ts';
import { clip, isSecretName } from './privacy.ts';

/** How long the texts of an event may be; all others, which are its address and properties, {@link PROP_VALUE_LENGTH}. */
const LONGEST: Record<string, number> = {
  title: TITLE_LENGTH,
  name: EVENT_NAME_LENGTH,
  element: SELECTOR_LENGTH,
  element_text: ELEMENT_TEXT_LENGTH,
};

/** Events as they may leave, as JSON: nothing private in whatever they hold, and nothing too long. */
export const cleanJson = (events: TrackedEvent[]): string =>
  JSON.stringify(events, function (this: TrackedEvent, key, value) {
    if (typeof value === 'object') return value;
    // Numbers too: they can spell a card as well as a text can.
    const text = `${value}`;
    // A property may be called as a field is, or as what every object has.
    const clean = clip(text, (events.includes(this) && LONGEST[key]) || PROP_VALUE_LENGTH);
    return clean === text ? value : clean;
  });

/**
 * Properties as the contract takes them: flat, named, and not too many; what has a secret's name is left out, and what
 * cannot be read, such as what refers to itself.
 */
export const flatProps = (given?: Record<string, unknown> | null): TrackedEvent['props'] =>
  Object.fromEntries(
    Object.keys(given ?? {})
      .filter((key) => key && !isSecretName(key))
      .slice(0, PROPS_COUNT)
      .map((key) => [clip(key, PROP_KEY_LENGTH), flat(given as Record<string, unknown>, key)]), // null has no keys
  ) as TrackedEvent['props']; // JSON leaves out the undefined ones

/** As JSON has it, so that a date is its text, and what has parts is all in one. Undefined for what JSON has no word for. */
const flat = (given: Record<string, unknown>, name: string): unknown => {
  try {
    const json = JSON.stringify(given[name], (key, inner) =>
      isSecretName(key) ? undefined : typeof inner === 'bigint' ? String(inner) : inner,
    );
    return /^[[{]/.test(json) ? json : JSON.parse(json);
  } catch {}
};
