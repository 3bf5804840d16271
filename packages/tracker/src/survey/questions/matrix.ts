import { h } from '../../widget/element.ts';
import { shuffled } from '../flow.ts';
import { type MakeField, NAMED } from './field.ts';

/** One choice of the same columns for each row. */
export const matrixField: MakeField<'matrix'> = ({ question, say, before, random }) => {
  const { rows, columns, shuffle, required } = question;
  const given = typeof before?.value === 'object' && !Array.isArray(before.value) ? before.value : {};
  const lines = (shuffle ? shuffled(rows, random) : rows).map(({ id, text }) => {
    const radios = columns.map((column) =>
      h('input', { type: 'radio', name: `row-${id}`, value: column.id, checked: given[id] === column.id }),
    );
    const cells = radios.map((radio, index) => {
      const column = columns[index];
      return h('label', { className: 'cell' }, radio, h('span', {}, say(`columns.${column?.id}`, column?.text)));
    });
    const name = h('span', { id: `row-${id}`, className: 'line' }, say(`rows.${id}`, text));
    const group = h(
      'div',
      { className: 'cells', attributes: { role: 'radiogroup', 'aria-labelledby': `row-${id}` } },
      ...cells,
    );
    return { id, radios, element: h('div', { className: 'matrix' }, name, group) };
  });
  const chosen = () =>
    lines.flatMap(({ id, radios }) => {
      const radio = radios.find(({ checked }) => checked);
      return radio ? [[id, radio.value] as const] : [];
    });
  const firstOpen = () => lines.find(({ radios }) => !radios.some(({ checked }) => checked)) ?? lines[0];
  return {
    element: h('div', { attributes: { role: 'group', ...NAMED } }, ...lines.map(({ element }) => element)),
    read() {
      const answers = chosen();
      return answers.length ? { value: Object.fromEntries(answers) } : undefined;
    },
    problem: () => (required && chosen().length < lines.length ? 'required' : undefined),
    target: () => firstOpen()?.radios[0] ?? null,
  };
};
