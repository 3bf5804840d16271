import type { z } from 'zod';
import { ISSUES, type Issue, type IssueCode, type IssueValues, sentenceOf } from './issues.ts';

type Said = Pick<Issue, 'message' | 'code' | 'values'>;

/** As whatever checks input tells what it found; zod says more. */
interface Found {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
}

/** What was found to be wrong with input, as the contract says it. */
export function readIssue(found: Found | z.core.$ZodIssue): Issue {
  const path = found.path?.map((step) => String(typeof step === 'object' ? step.key : step)).join('.') ?? '';
  return { path, ...(readSentence(found.message) ?? ('code' in found ? ofZod(found) : { message: found.message })) };
}

interface Pattern {
  code: IssueCode;
  names: string[];
  sentence: RegExp;
}

const NUMBERS: ReadonlySet<string> = new Set(['least', 'most', 'count']);

/** Those that name less first: `{column} is missing` would take what others say word for word. */
const PATTERNS: Pattern[] = Object.entries(ISSUES)
  .map(([code, sentence]) => {
    const pieces = sentence.split(/\{(\w+)\}/);
    const pattern = pieces.map((piece, index) => {
      if (index % 2 === 1) return NUMBERS.has(piece) ? '(\\d+)' : '(.+?)';
      return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    });
    return {
      code: code as IssueCode, // Object.entries loses the literal types
      names: pieces.filter((_, index) => index % 2 === 1),
      sentence: new RegExp(`^${pattern.join('')}$`, 's'),
    };
  })
  .sort((one, other) => one.names.length - other.names.length);

/** What `say` and `sayOf` wrote, taken apart again; undefined where they did not. */
export function readSentence(message: string): Said | undefined {
  const [, part, rest] = /^“(.*?)”: (.*)$/s.exec(message) ?? [];
  const ofPart = rest === undefined ? undefined : readSentence(rest);
  if (ofPart) return { ...ofPart, message, values: { in: part ?? '', ...ofPart.values } };
  for (const { code, names, sentence } of PATTERNS) {
    const [, ...parts] = sentence.exec(message) ?? [];
    if (parts.length === 0 && message !== ISSUES[code]) continue;
    const values = Object.fromEntries(
      names.map((name, index) => [name, NUMBERS.has(name) ? Number(parts[index]) : (parts[index] ?? '')]),
    );
    return names.length > 0 ? { message, code, values } : { message, code };
  }
  return undefined;
}

/** What zod says by itself is for those who write programs; this is for everybody else. */
function ofZod(found: z.core.$ZodIssue): Said {
  switch (found.code) {
    case 'invalid_type':
      if (found.message.endsWith('received undefined')) return as('needs_value');
      return as(NUMBERS_NEEDED[found.expected] ?? 'wrong_kind');
    case 'too_small':
      if (found.origin !== 'string') return as('too_little', { least: Number(found.minimum) });
      return found.minimum === 1 ? as('needs_value') : as('too_few_characters', { least: Number(found.minimum) });
    case 'too_big':
      return as(found.origin === 'string' ? 'too_many_characters' : 'too_much', { most: Number(found.maximum) });
    case 'invalid_value':
      return as('not_offered', { offered: found.values.map(String).join(', ') });
    case 'unrecognized_keys':
      return as('unknown_field', { name: found.keys.join(', ') });
    case 'invalid_format':
      return as(FORMATS[found.format] ?? 'not_valid');
    case 'custom':
      // Words of a schema's own, for those who write programs.
      return { message: found.message };
    default:
      return as('not_valid');
  }
}

const NUMBERS_NEEDED: Record<string, 'needs_number' | 'needs_whole_number' | undefined> = {
  number: 'needs_number',
  int: 'needs_whole_number',
};

const FORMATS: Record<string, 'not_email' | 'not_url' | 'not_id' | 'not_day' | 'not_moment' | undefined> = {
  email: 'not_email',
  url: 'not_url',
  uuid: 'not_id',
  date: 'not_day',
  datetime: 'not_moment',
};

function as(code: IssueCode, values?: IssueValues): Said {
  return { message: sentenceOf(code, values), code, ...(values && { values }) };
}
