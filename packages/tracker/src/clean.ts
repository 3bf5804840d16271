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
  JSON.stringify(events, (key, value) => {
    if (typeof value === 'object') return value;
    // Numbers too: they can spell a card as well as a text can.
    const text = String(value);
    const clean = clip(text, LONGEST[key] ?? PROP_VALUE_LENGTH);
    return clean === text ? value : clean;
  });

/**
 * Properties as the contract takes them: flat, named, and not too many; what has a secret's name is left out.
 * @throws TypeError for what refers to itself
 */
export const flatProps = (given: Record<string, unknown> = {}): TrackedEvent['props'] =>
  Object.fromEntries(
    Object.entries(given)
      .filter(([key]) => key && !isSecretName(key))
      .slice(0, PROPS_COUNT)
      .map(([key, value]) => [clip(key, PROP_KEY_LENGTH), flat(value)]),
  ) as TrackedEvent['props']; // JSON leaves out the undefined ones

const flat = (value: unknown): unknown => {
  if (typeof value === 'bigint') return String(value);
  if (!value || typeof value !== 'object') return value;
  return JSON.stringify(value, (key, inner) => (isSecretName(key) ? undefined : inner));
};
