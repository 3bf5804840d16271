import { chainOf, originOf } from '../ancestry.ts';
import { signal } from '../context.ts';
import { blockOf } from '../masking.ts';
import { type Field, fieldOf, fieldsOf, formOf, isFilled, nameOfForm } from './fields.ts';
import { watchFields } from './form-stays.ts';
import type { Kit } from './lazily.ts';
import { onClick } from './on-click.ts';

/** What sends what was filled in, on a page that has no form element. */
const BUTTON = 'button,[role=button],input[type=submit],input[type=button],input[type=image]';

/** A page that takes fields away soon after their button was pressed has taken what was in them. */
const TAKEN_WITHIN = 2000;

/** What a visitor has done with a form on this page view. */
interface Filling {
  /** When its first field was entered. */
  began: number;
  /** Something was changed since it was last told. */
  isUntold: boolean;
  /** The last thing done looks like sending it. */
  isSent: boolean;
  /** Fields at which a validation message was shown. */
  invalid: Set<Element>;
}

/**
 * Forms, with or without an element for it: which fields were entered and changed, and whether they were sent or given up.
 * Never what was typed. Given up is told whenever the page is left or hidden: if it is sent later, that holds.
 */
export const startForms = signal<Kit>((context) => {
  const fillings = new Map<Element, Filling>();
  const heardRoots = new WeakSet<Node>();

  const fillingOf = (field: Field): Filling => {
    const form = formOf(field);
    const filling = fillings.get(form) ?? {
      began: context.clock(),
      isUntold: false,
      isSent: false,
      invalid: new Set<Element>(),
    };
    fillings.set(form, filling);
    return filling;
  };
  const tell = (type: 'form_submit' | 'form_abandon', form: Element, isAftermath: boolean) => {
    const { began = context.clock(), invalid } = fillings.get(form) ?? {};
    context.emit(
      {
        type,
        name: nameOfForm(form),
        element: context.selectorOf(form),
        value: context.clock() - began,
        props: { fields: fieldsOf(form).filter(isFilled).length, invalid: invalid?.size ?? 0 },
      },
      isAftermath,
    );
  };
  const submit = (form: Element, isAftermath: boolean) => {
    if (!isAftermath) fields.leave();
    tell('form_submit', form, isAftermath);
    fillings.delete(form);
  };
  const markInvalid = (field: Field) => {
    fields.invalid(field);
    fillingOf(field).invalid.add(field);
  };
  /** These three do not leave the shadow root they happen in. */
  const listenIn = (root?: EventTarget) => {
    context.listen(
      'submit',
      (event) => {
        const form = originOf(event);
        if (event.isTrusted && !blockOf(chainOf(form))) submit(form, false);
      },
      root,
    );
    context.listen(
      'invalid',
      (event) => {
        const field = fieldOf(originOf(event));
        if (field) markInvalid(field);
      },
      root,
    );
    // Also of `form.submit()`, of which no other event tells; and of scripts that send what is in a form.
    context.listen(
      'formdata',
      (event) => {
        const filling = fillings.get(originOf(event));
        if (filling) filling.isSent = true;
      },
      root,
    );
  };

  const fields = watchFields(context, {
    entered(field) {
      fillingOf(field);
      const root = field.getRootNode();
      if (!('host' in root) || heardRoots.has(root)) return;
      heardRoots.add(root);
      listenIn(root);
    },
    changed: (field) => void Object.assign(fillingOf(field), { isUntold: true, isSent: false }),
    invalid: (field) => void fillingOf(field).invalid.add(field),
  });
  listenIn();

  const send = (chain: Element[]) => {
    for (const [form, filling] of fillings) {
      if (form.localName === 'form' || !chain.includes(form) || !filling.isUntold) continue;
      filling.isSent = true;
      context.later(() => {
        const isThere = fieldsOf(form).some((field) => field.isConnected && field.getClientRects().length);
        if (!isThere && filling.isSent && fillings.has(form)) submit(form, false);
      }, TAKEN_WITHIN);
    }
  };
  onClick(context, ({ chain }) => {
    if (chain.some((around) => around.matches(BUTTON))) send(chain);
  });
  context.listen('keydown', (event) => {
    const field = event.key === 'Enter' && !event.isComposing && fieldOf(originOf(event));
    if (field && field.localName === 'input') send(chainOf(field));
  });
  context.when('leaving', () => {
    for (const [form, filling] of fillings) {
      if (!filling.isUntold) continue;
      filling.isUntold = false;
      if (filling.isSent) submit(form, true);
      else tell('form_abandon', form, true);
    }
  });
  context.when('opened', () => fillings.clear());
});
