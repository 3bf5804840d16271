import { contract } from '@desirepath/contract';
import type { RouteMeta } from '@desirepath/contract/access';
import type { AnyContractProcedure } from '@orpc/contract';
import { z } from 'zod';

/** What of a JSON schema says where a text may stand. */
export interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  minItems?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
}

export interface WriteRoute {
  /** Such as `goals.create`. */
  name: string;
  method: string;
  path: string;
  access: RouteMeta['access'];
  schema: Schema;
}

/** Every route of the contract that stores something that it is given. */
export function writeRoutes(): WriteRoute[] {
  return Object.entries(contract).flatMap(([slice, routes]) =>
    Object.entries<AnyContractProcedure>(routes).flatMap(([route, procedure]) => {
      const { method = 'GET', path = '/' } = procedure['~orpc'].route;
      const { access, reads = false } = procedure['~orpc'].meta as RouteMeta; // each was built by a builder that has one
      const { inputSchema } = procedure['~orpc'];
      if (!['POST', 'PUT', 'PATCH'].includes(method) || reads || !(inputSchema instanceof z.ZodType)) return [];
      const schema = z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
      return [{ name: `${slice}.${route}`, method, path, access, schema: schema as Schema }]; // the parts of it that are looked at
    }),
  );
}

/** What stands before a text that has to begin in some way. */
const BEGINNINGS = ['', '/', 'event:'];
const PROBE = '<img src=x onerror="a(\'b\')">';

/** What has to stand before a text that may say anything; undefined where a text cannot. */
export function beginningOf({ type, enum: values, const: value, format, pattern }: Schema): string | undefined {
  if (type !== 'string' || values !== undefined || value !== undefined) return undefined;
  if (format === 'uri') return 'https://hooks.example/';
  if (format !== undefined) return undefined;
  const isTaken = pattern === undefined ? () => true : (text: string) => new RegExp(pattern, 'u').test(text);
  return BEGINNINGS.find((beginning) => isTaken(beginning + PROBE));
}

/** The variants of a schema that is one of several. */
export const variantsOf = ({ anyOf, oneOf }: Schema): Schema[] | undefined =>
  (anyOf ?? oneOf)?.filter(({ type }) => type !== 'null');

/** Every place of a body where a text may say anything: `.steps[].name`, `.props{}` and its keys, `.props{key}`. */
export function placesIn(schema: Schema, path = ''): string[] {
  if (beginningOf(schema) !== undefined) return [path];
  const parts = [...(variantsOf(schema) ?? []), ...(schema.allOf ?? [])].flatMap((one) => placesIn(one, path));
  for (const [name, of] of Object.entries(schema.properties ?? {})) parts.push(...placesIn(of, `${path}.${name}`));
  if (schema.items) parts.push(...placesIn(schema.items, `${path}[]`));
  if (typeof schema.additionalProperties === 'object' && Object.keys(schema.additionalProperties).length > 0) {
    if (beginningOf({ type: 'string', ...schema.propertyNames }) !== undefined) parts.push(`${path}{key}`);
    parts.push(...placesIn(schema.additionalProperties, `${path}{}`));
  }
  return [...new Set(parts)];
}

/** How many bodies it takes until every variant has had its turn. Those of a list's items come in one. */
export function roundsOf(schema: Schema): number {
  const variants = variantsOf(schema) ?? [];
  const within = [...variants, ...(schema.allOf ?? []), ...Object.values(schema.properties ?? {})].map(roundsOf);
  const ofItems = schema.items ? (variantsOf(schema.items) ?? [schema.items]).map(roundsOf) : [];
  return Math.max(1, variants.length, ...within, ...ofItems);
}
