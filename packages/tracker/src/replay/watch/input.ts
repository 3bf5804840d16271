import { writeInput } from '@desirepath/replay-format/write-ops';
import { cleanText } from '../clean-text.ts';
import { maskInput } from '../masked-nodes.ts';
import type { WatchContext } from './context.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const FIELDS = 'input,textarea,select';

/** Of each field what was told last, masked, and whether it is checked. */
const told = new WeakMap<Node, string>();

/**
 * What fields hold. Visitors' changes are heard of; those of scripts are looked for now and then, so that no setter of the
 * browser's need be replaced.
 * @returns what looks, anew for fields where some have come
 */
export const watchInput = (
  root: Document | ShadowRoot,
  { level, settled, writer, listen }: WatchContext,
): ((hasNew: boolean) => void) => {
  const tell = (field: Field, isHeard: boolean) => {
    const { checked, defaultChecked, defaultValue } = field as Partial<HTMLInputElement>; // the others have none of some
    const text = cleanText(maskInput(field.value, field), level.isAllMasked);
    const state = `${checked ? 1 : 0}${text}`;
    const last = told.get(field);
    // As it was written with the page it is known, but not to us: that is how it began, mostly.
    if (
      last === state ||
      (last === undefined && !isHeard && field.value === defaultValue && checked === defaultChecked)
    )
      return;
    const id = settled(field, true);
    const to = id ? writer() : undefined;
    if (!id || !to) return;
    told.set(field, state);
    writeInput(to, Date.now(), id, { text, isChecked: !!checked });
  };
  listen(root, ['input', 'change'], (_, node) => {
    const element = (node.nodeName === 'OPTION' ? node.parentElement : node) as Element | null; // events are at elements
    if (!element?.matches(FIELDS)) return;
    const field = element as Field;
    tell(field, true);
    const { type, name, form } = field as HTMLInputElement;
    // The one that was chosen before is not any more.
    if (type !== 'radio') return;
    for (const other of root.querySelectorAll<HTMLInputElement>('input[type=radio]'))
      if (other.name === name && other.form === form) tell(other, false);
  });
  let fields: Iterable<Field> = [];
  return (hasNew) => {
    if (hasNew) fields = root.querySelectorAll<Field>(FIELDS);
    for (const field of fields) tell(field, false);
  };
};
