import type { QueryParams } from './open.ts';

/*
 * Values are bound here and not by the engine: chDB keeps the parameters of a query where all connections see them, so its
 * client lets only one query with parameters run at a time, in the whole process. One slow question held up all others.
 */

/** `{name:Type}`, as ClickHouse writes a parameter. */
const PLACE = /\{(\w+):([A-Z][^{}]*)\}/g;

/**
 * The SQL with the value of each `{name:Type}` in its place, as a literal that nothing can break out of: numbers, dates and
 * UUIDs by their form, texts in hexadecimal.
 *
 * @throws TypeError when a value is missing or does not have the form of its type
 */
export function bind(sql: string, params: QueryParams): string {
  return sql.replace(PLACE, (place, name: string, type: string) => {
    const literal = Object.hasOwn(params, name) ? literalOf(params[name], type) : undefined;
    if (literal === undefined) throw new TypeError(`No value of its type is bound to ${place}`);
    return literal;
  });
}

function literalOf(value: unknown, type: string): string | undefined {
  const item = /^Array\((\w+)\)$/.exec(type)?.[1];
  if (item === undefined) return SCALARS[type]?.(value);
  if (!Array.isArray(value)) return undefined;
  // One literal for all: ten thousand by themselves would be as many nodes for the parser.
  if (item === 'UUID')
    return value.every(isUuid) ? `CAST('[${value.map((id) => `\\'${id}\\'`)}]', '${type}')` : undefined;
  if (item === 'UInt64') return value.every(Number.isSafeInteger) ? `CAST('[${value}]', '${type}')` : undefined;
  const items = value.map((one) => SCALARS[item]?.(one));
  return items.includes(undefined) ? undefined : `CAST([${items}], '${type}')`;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const isUuid = (value: unknown) => typeof value === 'string' && UUID.test(value);

type Literal = (value: unknown) => string | undefined;

const integer =
  (type: string): Literal =>
  (value) =>
    Number.isSafeInteger(value) ? `CAST(${value}, '${type}')` : undefined;

const SCALARS: Record<string, Literal> = {
  ...Object.fromEntries(['UInt8', 'UInt16', 'UInt32', 'UInt64', 'Int32', 'Int64'].map((type) => [type, integer(type)])),
  Float64: (value) => (Number.isFinite(value) ? `CAST(${value}, 'Float64')` : undefined),
  Date: (value) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? `toDate('${value}')` : undefined),
  // epoch ms, as everywhere else
  "DateTime64(3, 'UTC')": (value) =>
    Number.isSafeInteger(value) ? `fromUnixTimestamp64Milli(toInt64(${value}), 'UTC')` : undefined,
  UUID: (value) => (isUuid(value) ? `toUUID('${value}')` : undefined),
  String: (value) => (typeof value === 'string' ? `unhex('${Buffer.from(value).toString('hex')}')` : undefined),
};
