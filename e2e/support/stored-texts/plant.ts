import { beginningOf, type Schema, variantsOf } from './places.ts';

/** A text that stands within others, such as a condition. */
export interface Within {
  around: (hostile: string) => unknown;
  most: number;
  /** Where it stands; where it was asked for, if nothing is said. */
  places?: string[];
}
export const within = (most: number, around: Within['around'], places?: string[]): Within => ({
  ...{ around, most },
  ...(places && { places }),
});
const isWithin = (given: unknown): given is Within => typeof given === 'object' && given !== null && 'around' in given;

/** What stands at some places instead of what would do anywhere; undefined leaves it out, and a function is asked each time. */
export type Given = Record<string, unknown>;

export interface Planted {
  body: unknown;
  /** Where something hostile stands. */
  places: string[];
}

let names = 0;

/** A body of a route, as full as it may be, with something hostile wherever a text may say anything. */
export function plant(schema: Schema, given: Given, deal: (most: number) => string, round: number): Planted {
  const places: string[] = [];

  const valueFor = (of: Schema, path: string): unknown => {
    if (path in given) return chosen(given[path], path);
    const variants = variantsOf(of);
    if (variants) return valueFor(variants[round % variants.length] ?? {}, path);
    if (of.const !== undefined) return of.const;
    if (of.enum) return of.enum[round % of.enum.length];
    if (of.type === 'object' || of.allOf) return objectOf(of, path);
    if (of.type === 'array') return itemsOf(of, path);
    if (of.type === 'string') return textOf(of, path);
    if (of.type === 'boolean') return true;
    if (of.type === 'integer' || of.type === 'number') return Math.max(1, of.minimum ?? 1);
    return 'anything';
  };

  const chosen = (value: unknown, path: string) => {
    if (typeof value === 'function') return value();
    if (!isWithin(value)) return value;
    places.push(...(value.places ?? [path]));
    return value.around(deal(value.most));
  };

  const textOf = (of: Schema, path: string): string => {
    const beginning = beginningOf(of);
    if (beginning !== undefined) {
      places.push(path);
      const most = (of.maxLength ?? 500) - beginning.length;
      // Of two with the same name the second would be refused.
      return path.endsWith('.name') ? `${beginning}${deal(most - 6)}//${names++}` : beginning + deal(most);
    }
    const sample = SAMPLES[of.format ?? ''];
    if (!sample) throw new Error(`What is to stand at ${path}? It has to be like ${of.pattern}`);
    return sample();
  };

  const itemsOf = (of: Schema, path: string): unknown[] => {
    const items = of.items ?? {};
    const kinds = variantsOf(items) ?? [items];
    const least = Array.from(
      { length: Math.max(of.minItems ?? 0, 1, kinds.length) },
      (_, index) => kinds[index % kinds.length],
    );
    return least.map((kind) => valueFor(kind ?? {}, `${path}[]`)).filter((item) => item !== undefined);
  };

  const objectOf = (of: Schema, path: string): object => {
    const made: Record<string, unknown> = {};
    for (const part of of.allOf ?? []) Object.assign(made, objectOf(part, path));
    for (const [name, member] of Object.entries(of.properties ?? {})) {
      const value = valueFor(member, `${path}.${name}`);
      if (value !== undefined) made[name] = value;
    }
    if (typeof of.additionalProperties === 'object' && Object.keys(of.additionalProperties).length > 0) {
      const key = valueFor({ type: 'string', maxLength: 60, ...of.propertyNames }, `${path}{key}`);
      if (key !== undefined) made[String(key)] = valueFor(of.additionalProperties, `${path}{}`);
    }
    return made;
  };

  return { body: valueFor(schema, ''), places };
}

/** What is not free, by its format. */
const SAMPLES: Record<string, () => string> = {
  uuid: () => crypto.randomUUID(),
  email: () => `${crypto.randomUUID()}@example.com`,
  date: () => new Date().toISOString().slice(0, 10),
  'date-time': () => new Date().toISOString(),
  ipv4: () => '203.0.113.7',
  ipv6: () => '2001:db8::7',
  cidrv4: () => '203.0.113.0/24',
  cidrv6: () => '2001:db8::/32',
};
