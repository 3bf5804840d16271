import type { TrackedEvent } from '@desirepath/contract/tracking';
import { PIXELS_MAX, PROPS_COUNT, TEXT } from './limits.ts';
import { isSecretName, scrub } from './privacy.ts';
import { clip } from './text.ts';

const TEXTS = [
  ['url', TEXT.url],
  ['title', TEXT.title],
  ['name', TEXT.eventName],
  ['element', TEXT.selector],
  ['element_text', TEXT.elementText],
] as const;
const SIZES = ['viewport_w', 'viewport_h', 'document_w', 'document_h'] as const;

/** The event as it may leave: nothing private in any of its texts, and within the contract's limits. */
export const cleanEvent = (event: TrackedEvent): TrackedEvent => {
  const clean = { ...event };
  for (const [field, max] of TEXTS) {
    const text = clean[field];
    // Empty texts say nothing, and an empty name is refused.
    if (field !== 'url' && !text) delete clean[field];
    else clean[field] = clip(scrub(text as string), max);
  }
  for (const field of SIZES) {
    const size = clean[field];
    if (size) clean[field] = Math.min(size, PIXELS_MAX);
  }
  return clean;
};

/** Properties as the contract takes them: flat, named, bounded; what has a secret's name is left out. */
export const cleanProps = (given: Record<string, unknown> | undefined): TrackedEvent['props'] => {
  const clean: NonNullable<TrackedEvent['props']> = {};
  for (const [key, value] of Object.entries(given ?? {})) {
    if (!key || isSecretName(key)) continue;
    if (Object.keys(clean).length === PROPS_COUNT) break;
    const flat = flatten(value);
    if (flat !== undefined) clean[clip(scrub(key), TEXT.propKey)] = flat;
  }
  return clean;
};

const flatten = (value: unknown): string | number | boolean | null | undefined => {
  if (value === null || typeof value === 'boolean') return value;
  // A number can spell a card as well as a text can.
  if (typeof value === 'number') return scrub(String(value)) === String(value) ? value : null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text && clip(scrub(text), TEXT.propValue);
};
