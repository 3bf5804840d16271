import { h } from '../../widget/element.ts';
import { shuffled } from '../flow.ts';
import { type MakeField, NAMED } from './field.ts';

/** The contract's `OTHER`, and the longest text behind it. */
const OTHER = 'other';
const OTHER_LENGTH = 500;

/** One of several, or several of them; perhaps one of one's own. */
export const choiceField: MakeField<'single_choice' | 'multiple_choice'> = ({ question, say, before, random }) => {
  const isSingle = question.type === 'single_choice';
  const given = before && [before.value].flat();
  const options = (question.shuffle ? shuffled(question.options, random) : question.options).map(({ id, text }) => ({
    id,
    text: say(`options.${id}`, text),
  }));
  const other = say('other', question.other);
  if (question.other) options.push({ id: OTHER, text: other });
  const inputs = options.map(({ id }) =>
    h('input', {
      type: isSingle ? 'radio' : 'checkbox',
      name: 'choice',
      value: id,
      checked: !!given?.includes(id),
    }),
  );
  const own = h('input', {
    maxLength: OTHER_LENGTH,
    value: before?.other ?? '',
    hidden: !before?.other,
    attributes: { 'aria-label': other },
  });
  const chosen = () => inputs.filter(({ checked }) => checked).map(({ value }) => value);
  const element = h(
    'div',
    { className: 'choices', attributes: { role: isSingle ? 'radiogroup' : 'group', ...NAMED } },
    ...inputs.map((input, index) => h('label', { className: 'choice' }, input, h('span', {}, options[index]?.text))),
    own,
  );
  element.addEventListener('change', () => {
    own.hidden = !chosen().includes(OTHER);
  });
  return {
    element,
    read() {
      const values = chosen();
      const text = values.includes(OTHER) ? own.value.trim() : '';
      if (!values.length) return;
      return { value: isSingle ? (values[0] as string) : values, ...(text && { other: text }) };
    },
    problem() {
      const values = chosen();
      if (question.type === 'multiple_choice' && question.most && values.length > question.most) return 'most';
      if (question.required && values.includes(OTHER) && !own.value.trim()) return 'other';
    },
    target: () => inputs.find(({ checked }) => checked) ?? inputs[0] ?? null,
  };
};
