import type { QueryParams } from '../../storage/behaviour/open.ts';

/** Gives a value a placeholder of its own; what a person wrote gets into SQL in no other way. */
export type Bind = (value: string | number, type?: 'String' | 'Int64' | 'Float64') => string;

/** Placeholders that begin with `prefix`, and the values that are bound to them so far. */
export function createBinder(prefix: string): { bind: Bind; params: QueryParams } {
  const params: QueryParams = {};
  let count = 0;
  const bind: Bind = (value, type = typeof value === 'number' ? 'Int64' : 'String') => {
    const name = `${prefix}_${count++}`;
    params[name] = value;
    return `{${name}:${type}}`;
  };
  return { bind, params };
}

/** A question whose values have names of their own, so that it can stand beside another in one statement. */
export function renamed({ sql, params }: BoundSql, prefix: string): BoundSql {
  return {
    sql: sql.replace(/\{(\w+):/g, `{${prefix}_$1:`),
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [`${prefix}_${name}`, value])),
  };
}

/** SQL, and the values of its placeholders. */
export interface BoundSql {
  sql: string;
  params: QueryParams;
}
