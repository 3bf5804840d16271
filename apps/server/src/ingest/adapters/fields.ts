/** A JSON object from a stranger. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (given: unknown): given is Fields =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

/** Why one event is not taken; its neighbours are. */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** The names a field goes by: each as given, in snake_case, and in camelCase. */
export const named = (...names: string[]): readonly string[] =>
  names.flatMap((name) => {
    const camel = name.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
    return camel === name ? [name] : [name, camel];
  });

/** Numbers as text, as forms and old clients send them. */
const NUMBER = /^\s{0,8}-?\d{1,17}(\.\d{1,17})?\s{0,8}$/;
const SIZE = /^\s{0,8}(\d{1,8})\s{0,8}[x×,]\s{0,8}(\d{1,8})\s{0,8}$/i;

/** Longer is no moment in any notation. */
const LONGEST_MOMENT = 64;

export interface Size {
  width: number;
  height: number;
}

/** Reads fields by whatever name a client gave them, from the first of several objects that has one. */
export class FieldReader {
  readonly #layers: Fields[];

  constructor(...layers: unknown[]) {
    this.#layers = layers.filter(isFields);
  }

  /** The first that is there and not null. Only an object's own fields count: `constructor` is a name like others. */
  value(names: readonly string[]): unknown {
    for (const layer of this.#layers) {
      for (const name of names) {
        const found = Object.hasOwn(layer, name) ? layer[name] : undefined;
        if (found !== undefined && found !== null) return found;
      }
    }
    return undefined;
  }

  /** Text, or a number as text; undefined for none, for '' and for anything else. */
  text(names: readonly string[]): string | undefined {
    return textOf(this.value(names));
  }

  /** The same, cut where a longer one says nothing more. */
  clipped(names: readonly string[], length: number): string | undefined {
    return this.text(names)?.slice(0, length);
  }

  /** @throws Refusal for what is there and no number */
  number(names: readonly string[]): number | undefined {
    const found = this.value(names);
    if (found === undefined || found === '') return undefined;
    const number = numberOf(found);
    if (number !== undefined) return number;
    throw new Refusal(`${names[0]}: Not a number`);
  }

  object(names: readonly string[]): Fields | undefined {
    const found = this.value(names);
    return isFields(found) ? found : undefined;
  }

  /** `1280x720`, `[1280, 720]` or `{width, height}`; undefined for anything else. */
  size(names: readonly string[]): Size | undefined {
    const found = this.value(names);
    if (typeof found === 'string') {
      const [, width, height] = SIZE.exec(found) ?? [];
      return width && height ? { width: Number(width), height: Number(height) } : undefined;
    }
    const [width, height]: unknown[] = Array.isArray(found) ? found : sidesOf(found);
    return isSide(width) && isSide(height) ? { width, height } : undefined;
  }

  /** Epoch ms of a moment given as such or in ISO 8601. @throws Refusal for what is neither */
  moment(names: readonly string[]): number | undefined {
    const found = this.value(names);
    if (found === undefined || found === '') return undefined;
    const ms = typeof found === 'string' ? readMoment(found) : found;
    if (typeof ms === 'number' && Number.isFinite(ms)) return Math.round(ms);
    throw new Refusal(`${names[0]}: Neither epoch ms nor an ISO date`);
  }
}

/** Text, or a number as text; undefined for '' and for anything else. */
export function textOf(given: unknown): string | undefined {
  if (typeof given === 'number') return String(given);
  return typeof given === 'string' && given !== '' ? given : undefined;
}

/** A number, also one that came as text. */
export function numberOf(given: unknown): number | undefined {
  if (typeof given === 'number') return given;
  return typeof given === 'string' && NUMBER.test(given) ? Number(given) : undefined;
}

const readMoment = (text: string) =>
  NUMBER.test(text) ? Number(text) : text.length <= LONGEST_MOMENT ? Date.parse(text) : Number.NaN;

function sidesOf(given: unknown): unknown[] {
  const sides = new FieldReader(given);
  return [sides.value(['width', 'w', 'innerWidth']), sides.value(['height', 'h', 'innerHeight'])];
}

const isSide = (given: unknown): given is number => typeof given === 'number' && given >= 0 && Number.isFinite(given);
