import type { Form } from '@desirepath/contract/forms';
import { uuidOfText } from '../../storage/uuid-of-hash.ts';
import type { Definition } from './definitions/queries.ts';
import type { FieldRow, FormRow } from './queries.ts';

/** A form is known by what the page calls it, so that it has an id before anybody has said anything of it. */
export const idOf = (site: number, key: string): string => uuidOfText(JSON.stringify(['form', site, key]));

/** An attribute by which pages call their forms, or an id; as `nameOfForm` of the tracker has it. */
const CALLED = /\[(?:name|id|aria-label|action)=["']?([^"'\]]+)["']?\]|#([\p{L}\p{N}_-]+)/gu;

/** What a page calls the form that a CSS selector finds, as far as the selector tells: `form#sign-up` is called `sign-up`. */
export function keyInSelector(selector: string): string {
  const [, attribute, id] = [...selector.matchAll(CALLED)].at(-1) ?? [];
  return (attribute ?? id ?? selector).trim();
}

/** What is said of a form of which nobody has said anything. */
export const undefinedForm = (site: number, key: string): Definition => ({
  id: idOf(site, key),
  site,
  key,
  name: key,
  success: null,
  isHidden: false,
});

const NOTHING: Omit<FormRow, 'key' | 'last_at'> = {
  selector: '',
  pages: [],
  views: 0,
  starts: 0,
  submits: 0,
  successes: 0,
  abandons: 0,
  start_rate: 0,
  conversion: 0,
  abandonment: 0,
  ms_to_first_input: null,
  ms_to_complete: null,
};

/** A form as the API gives it. */
export function toForm(
  { id, site, key, name, success }: Definition,
  row: FormRow | undefined,
  fields: readonly FieldRow[],
): Form {
  return {
    ...(row ?? NOTHING),
    id,
    site,
    key,
    name,
    success,
    last_at: row ? new Date(row.last_at).toISOString() : null,
    fields: fields.filter((field) => field.key === key).map(({ key: _, ...field }) => field),
  };
}
