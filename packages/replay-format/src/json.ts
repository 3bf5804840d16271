import { Damaged } from './damaged.ts';

/** What JSON may hold where a shape is expected and nobody has checked it. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const member = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** @throws Damaged */
export const jsonFrom = (json: string, depth: number): unknown => {
  const value = parse(json);
  if (isDeeper(value, depth)) throw new Damaged('is nested too deeply');
  return value;
};

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    throw new Damaged('holds JSON that is none');
  }
};

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));
