import { chainOf } from '../ancestry.ts';
import { blockOf, MASKED } from '../masking.ts';

/** What visitors fill in. */
export const FIELD =
  'input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),select,textarea,[contenteditable]:not([contenteditable=false]),[role=textbox]';

/** What belongs together where there is no form element: the nearest part of a page that is one thing. */
const GROUP = 'form,[role=form],[role=search],fieldset,dialog,[role=dialog],section,article,main,body';

export type Field = Element & Partial<HTMLInputElement>;

/** The field that an element is, or is a part of; undefined for none, and for what is blocked. */
export const fieldOf = (origin: Element): Field | undefined => {
  const chain = chainOf(origin);
  return blockOf(chain) ? undefined : chain.find((around) => around.matches(FIELD));
};

/** The form of a field, or what stands for one. */
export const formOf = (field: Field): Element => {
  const chain = chainOf(field);
  return (
    field.form ??
    chain.find((around) => around.matches('form')) ??
    chain.find((around) => around.matches(GROUP)) ??
    field
  );
};

export const fieldsOf = (form: Element): Field[] =>
  [...form.querySelectorAll(FIELD)].filter((field) => !blockOf(chainOf(field)));

/** Whether there is something in it. What that is stays there. */
export const isFilled = (field: Field): boolean =>
  /^(checkbox|radio)$/.test(field.type ?? '') ? !!field.checked : !!(field.value ?? field.textContent)?.trim();

/** By the browser, from what it remembers. */
export const isAutofilled = (field: Field): boolean => {
  try {
    return field.matches(':autofill');
  } catch {
    return field.matches(':-webkit-autofill'); // before Chrome 110
  }
};

export const nameOfField = (field: Field): string => field.getAttribute('name') || field.id;

/** Input type, as the browser understands it. */
export const kindOf = (field: Field): string => field.type ?? 'text';

/** What people call a form: as it is marked, or by where it sends. */
export const nameOfForm = (form: Element): string => {
  for (const attribute of ['name', 'id', 'aria-label', 'action']) {
    // A field called `name` would hide the property of that name.
    const given = form
      .getAttribute(attribute)
      ?.replace(/[?#].*/, '')
      .trim();
    if (given) return given;
  }
  return form.localName === 'body' ? 'page' : form.localName;
};

/** What is written beside a field, without what is typed in there. */
export const labelOf = (field: Field): string | undefined => {
  if (
    chainOf(field)
      .slice(1)
      .some((around) => around.matches(MASKED))
  )
    return;
  const words = field.ariaLabel ?? ownText(field.labels?.[0]) ?? field.placeholder ?? '';
  return words.replace(/\s+/g, ' ').trim() || undefined;
};

const ownText = (label: Node | undefined): string | undefined =>
  label && [...label.childNodes].map((node) => (isWords(node) ? node.textContent : '')).join(' ');

/** Texts, and elements that are no fields, hold none and are not masked. In frames they are of other classes. */
const isWords = (node: Node): boolean =>
  !('matches' in node) || !((node as Element).matches(`${FIELD},${MASKED}`) || (node as Element).querySelector(FIELD));
