import { h } from '../../widget/element.ts';
import { type MakeField, NAMED } from './field.ts';

/** The contract's longest answer; a line, and an address, are shorter. */
const TEXT_LENGTH = 8000;
const LINE_LENGTH = 500;
const EMAIL_LENGTH = 254;

/** Words of one's own, or an e-mail address. */
export const textField: MakeField<'short_text' | 'long_text' | 'email'> = ({ question, say, before }) => {
  const { type, required } = question;
  const common = {
    value: typeof before?.value === 'string' ? before.value : '',
    placeholder: say('placeholder', question.placeholder),
    attributes: { ...NAMED, 'aria-required': required ? 'true' : undefined },
  };
  const input =
    type === 'long_text'
      ? h('textarea', { ...common, rows: 4, maxLength: TEXT_LENGTH })
      : h('input', {
          ...common,
          ...(type === 'email'
            ? { type, autocomplete: 'email', maxLength: EMAIL_LENGTH }
            : { type: 'text', maxLength: LINE_LENGTH }),
        });
  return {
    element: input,
    read() {
      const value = input.value.trim();
      return value ? { value } : undefined;
    },
    problem: () => (type === 'email' && input.value.trim() && !input.checkValidity() ? 'email' : undefined),
    target: () => input,
  };
};
