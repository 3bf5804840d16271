import type { z } from 'zod';

/** Whether a schema would take a value as it is. May say no to one that it would take; never yes to one it would not. */
type IsSound = (value: unknown) => boolean;

/**
 * Makes of a schema a check that only says yes or no, for the hot path: it copies nothing and keeps no account of what is
 * wrong, which takes a tenth of the time. Whoever gets a no asks the schema itself, which may know better, and says why.
 * Unlike the schema it leaves members that the schema does not know where they are.
 */
export function compileCheck<Schema extends z.ZodType>(schema: Schema): (value: unknown) => value is z.output<Schema> {
  const isSound = compile(schema);
  // What a schema takes without changing it has its type; `compile` leaves schemas that change values to themselves.
  return (value): value is z.output<Schema> => isSound(value);
}

type Known = z.core.$ZodTypes;

function compile(schema: z.core.$ZodType): IsSound {
  const { def } = (schema as Known)._zod; // zod's own list of all its kinds
  const checks = checksOf(def);
  if (!checks) return askSchema(schema);
  switch (def.type) {
    case 'string':
      return stringOf(together(checks));
    case 'number':
      return numberOf(together(checks));
    case 'boolean':
      return (value) => value === true || value === false;
    case 'null':
      return (value) => value === null;
    case 'unknown':
      return () => true;
    case 'enum':
      return memberOf(new Set<unknown>(Object.values(def.entries)));
    case 'optional':
      return optional(compile(def.innerType));
    case 'union':
      return anyOf(def.options.map(compile));
    case 'array':
      return arrayOf(compile(def.element), together(checks));
    case 'object':
      return def.catchall && def.catchall._zod.def.type !== 'unknown' ? askSchema(schema) : objectOf(def.shape);
    case 'record':
      return recordOf(compile(def.keyType), compile(def.valueType), together(checks));
    default:
      return askSchema(schema);
  }
}

/** Of kinds that are not known here only the schema itself can tell; if it changes the value, not even that. */
const askSchema =
  (schema: z.core.$ZodType): IsSound =>
  (value) => {
    const { issues, value: taken } = schema._zod.run({ value, issues: [] }, {}) as z.core.ParsePayload; // not async
    return issues.length === 0 && taken === value;
  };

/** A kind's own format, where it has one, and the further checks of a schema; undefined when one of them is not known. */
function checksOf(def: Known['_zod']['def']): IsSound[] | undefined {
  const own = 'check' in def && typeof def.check === 'string' ? [def] : [];
  const checks = [...own, ...(def.checks ?? []).map((check) => check._zod.def)].map((check) => {
    const known = check as z.core.$ZodChecks['_zod']['def'] | z.core.$ZodCustomDef; // zod's own list of checks
    return checkOf(known);
  });
  return checks.every((check) => check !== undefined) ? checks : undefined;
}

type Check = z.core.$ZodChecks['_zod']['def'] | z.core.$ZodCustomDef;

function checkOf(check: Check): IsSound | undefined {
  // Each is asked of values of its own kind alone: lengths of texts and lists, bounds of numbers, patterns of texts.
  const sized = (isFit: (length: number) => boolean) => (value: unknown) => isFit((value as unknown[]).length);
  const bound = (isFit: (value: number) => boolean) => (value: unknown) => isFit(value as number);
  switch (check.check) {
    case 'min_length':
      return sized((length) => length >= check.minimum);
    case 'max_length':
      return sized((length) => length <= check.maximum);
    case 'greater_than': {
      const least = Number(check.value);
      return bound(check.inclusive ? (value) => value >= least : (value) => value > least);
    }
    case 'less_than': {
      const most = Number(check.value);
      return bound(check.inclusive ? (value) => value <= most : (value) => value < most);
    }
    case 'number_format':
      return check.format === 'safeint' ? Number.isSafeInteger : undefined;
    case 'string_format':
      return matching(check.pattern);
    case 'custom':
      return 'fn' in check ? (value) => check.fn(value) === true : undefined;
    default:
      return undefined;
  }
}

/** A global pattern goes on where it stopped the last time. */
const matching = (pattern: RegExp | undefined): IsSound | undefined =>
  pattern && !pattern.global ? (value) => pattern.test(value as string) : undefined; // asked of texts alone

/** One check for several. Two at most is what nearly all have: those need no walk through a list. */
function together(checks: readonly IsSound[]): IsSound {
  const [first, second, ...more] = checks;
  if (!first) return () => true;
  if (!second) return first;
  if (more.length === 0) return (value) => first(value) && second(value);
  return (value) => checks.every((isSound) => isSound(value));
}

const numberOf =
  (isFit: IsSound): IsSound =>
  (value) =>
    typeof value === 'number' && Number.isFinite(value) && isFit(value);

/** Addresses and ids repeat from event to event: the last one that was sound is remembered. */
function stringOf(isFit: IsSound): IsSound {
  let last: string | undefined;
  return (value) => {
    if (typeof value !== 'string') return false;
    if (value === last) return true;
    if (!isFit(value)) return false;
    last = value;
    return true;
  };
}

const memberOf =
  (members: ReadonlySet<unknown>): IsSound =>
  (value) =>
    members.has(value);

const optional =
  (isSound: IsSound): IsSound =>
  (value) =>
    value === undefined || isSound(value);

const anyOf =
  (options: readonly IsSound[]): IsSound =>
  (value) =>
    options.some((isSound) => isSound(value));

const arrayOf =
  (isSound: IsSound, isFit: IsSound): IsSound =>
  (value) => {
    if (!Array.isArray(value) || !isFit(value)) return false;
    for (const item of value) if (!isSound(item)) return false;
    return true;
  };

interface Member {
  isSound: IsSound;
  isRequired: boolean;
}

function objectOf(shape: Readonly<Record<string, z.core.$ZodType>>): IsSound {
  const members = new Map<string, Member>(
    Object.entries(shape).map(([name, schema]) => [
      name,
      { isSound: compile(schema), isRequired: (schema as Known)._zod.def.type !== 'optional' },
    ]),
  );
  const required = [...members.values()].filter(({ isRequired }) => isRequired).length;
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    let met = 0;
    for (const name in value) {
      const member = members.get(name);
      if (!member) continue;
      if (!member.isSound((value as Record<string, unknown>)[name])) return false; // it has that name: we walk its names
      if (member.isRequired) met += 1;
    }
    return met === required;
  };
}

const isPlain = (value: object) => [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** Checks of a record are of its whole. The schema leaves `__proto__` out, which would be a change. */
const recordOf =
  (isKey: IsSound, isSound: IsSound, isFit: IsSound): IsSound =>
  (value) => {
    if (typeof value !== 'object' || value === null || !isPlain(value)) return false;
    for (const [key, item] of Object.entries(value)) {
      if (key === '__proto__' || !isKey(key) || !isSound(item)) return false;
    }
    return isFit(value);
  };
