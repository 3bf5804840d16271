import type { TrackedEvent } from '@desirepath/contract/tracking';
import { originOf } from '../ancestry.ts';
import type { Observation, Own } from '../context.ts';
import {
  type Field,
  fieldOf,
  formOf,
  isAutofilled,
  isFilled,
  kindOf,
  labelOf,
  nameOfField,
  nameOfForm,
} from './fields.ts';
import type { Kit } from './lazily.ts';

/** One stay in a field, from its focus, or its first input where it gets none, to that of the next. */
interface Stay {
  field: Field;
  entered: number;
  /** What was told of the focus, to be completed. */
  focus?: TrackedEvent | undefined;
  isChanged: boolean;
  /** ms before the first input. */
  hesitated: number;
  corrections: number;
  isPasted: boolean;
  isAutofilled: boolean;
}

/** What earlier stays in a field have left. */
interface Past {
  isChanged: boolean;
  refills: number;
  /** A validation message was shown and has not been told yet. */
  isInvalid: boolean;
}

/** What forms are told of their fields. */
interface Listener {
  entered(field: Field): void;
  changed(field: Field): void;
  invalid(field: Field): void;
}

/** Tells how visitors go through fields. Returns what ends a stay, and what notes that a validation message was shown. */
export const watchFields = (context: Kit & Own, forms: Listener) => {
  const pasts = new WeakMap<Field, Past>();
  let stay: Stay | undefined;

  const pastOf = (field: Field): Past => {
    const past = pasts.get(field) ?? { isChanged: false, refills: 0, isInvalid: false };
    pasts.set(field, past);
    return past;
  };
  const about = (field: Field): Omit<Observation, 'type'> => ({
    name: nameOfForm(formOf(field)),
    element: context.selectorOf(field),
    element_text: labelOf(field),
  });
  const begin = (field: Field): Stay => ({
    field,
    entered: context.clock(),
    isChanged: false,
    hesitated: 0,
    corrections: 0,
    isPasted: false,
    isAutofilled: false,
  });
  const tell = ({ field, entered, ...stayed }: Stay, isAftermath: boolean) => {
    const past = pastOf(field);
    if (field.ariaInvalid === 'true') forms.invalid(field);
    const isInvalid = past.isInvalid || field.ariaInvalid === 'true';
    past.isChanged ||= stayed.isChanged;
    past.isInvalid = false;
    context.emit(
      {
        type: 'form_change',
        ...about(field),
        value: context.clock() - entered,
        props: {
          field: nameOfField(field),
          kind: kindOf(field),
          filled: isFilled(field),
          changed: stayed.isChanged,
          // The focus may have left before it was known.
          ...(stayed.isChanged && { hesitated: stayed.hesitated }),
          refills: past.refills,
          corrections: stayed.corrections,
          pasted: stayed.isPasted,
          autofilled: stayed.isAutofilled,
          invalid: isInvalid,
        },
      },
      isAftermath,
    );
  };
  const leave = () => {
    if (stay) tell(stay, false);
    stay = undefined;
  };
  const enter = (field: Field) => {
    leave();
    forms.entered(field);
    stay = begin(field);
    stay.focus = context.emit({
      type: 'form_focus',
      ...about(field),
      props: { field: nameOfField(field), kind: kindOf(field) },
    });
  };

  context.listen('focusin', (event) => {
    const field = fieldOf(originOf(event));
    if (field && field !== stay?.field) enter(field);
  });
  context.listen('focusout', (event) => {
    // Another window has the focus now, but in this one the field still does.
    if (document.hasFocus() && fieldOf(originOf(event)) === stay?.field) leave();
  });
  context.listen('input', (event) => {
    const field = event.isTrusted && fieldOf(originOf(event));
    if (!field) return;
    forms.entered(field);
    forms.changed(field);
    if (field !== stay?.field) {
      // Filled in by the browser, or of a kind that takes no focus.
      leave();
      stay = begin(field);
    }
    const past = pastOf(field);
    if (!stay.isChanged && past.isChanged) past.refills++;
    if (!stay.isChanged) {
      stay.hesitated = context.clock() - stay.entered;
      if (stay.focus) stay.focus.value = stay.hesitated;
    }
    const { inputType = '' } = event as Partial<InputEvent>;
    stay.isChanged = true;
    stay.corrections += inputType.startsWith('delete') ? 1 : 0;
    stay.isPasted ||= /^insertFrom(Paste|Drop)/.test(inputType);
    stay.isAutofilled ||= isAutofilled(field);
  });
  context.when('leaving', () => {
    if (!stay) return;
    tell(stay, true);
    // Hidden, not left, the page goes on where it was.
    stay = begin(stay.field);
  });
  context.when('opened', () => {
    stay = undefined;
  });
  // Some pages begin with the focus in a field.
  const focused = document.activeElement && fieldOf(document.activeElement);
  if (focused && document.hasFocus()) enter(focused);

  return {
    leave,
    invalid(field: Field) {
      pastOf(field).isInvalid = true;
    },
  };
};
