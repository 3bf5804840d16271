import { drawing, face, h } from '../../widget/element.ts';
import { type MakeField, NAMED } from './field.ts';

type Scale = 'rating' | 'nps' | 'csat' | 'ces';

const STAR = 'M12 3l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1L12 16.8l-5.4 2.9 1.1-6.1L3.2 9.4l6.1-.8z';

/** A row of numbers, stars or faces. */
export const scaleField: MakeField<Scale> = ({ question, say, before }) => {
  const [from, to] = RANGES[question.type](question);
  const look = 'look' in question ? question.look : 'numbers';
  const radios = Array.from({ length: to - from + 1 }, (_, index) =>
    h('input', {
      type: 'radio',
      name: 'scale',
      value: String(from + index),
      checked: before?.value === from + index,
      attributes: {
        'aria-label': nameOf(from + index, from, to, say('low', question.low), say('high', question.high)),
      },
    }),
  );
  const labels = radios.map((radio, index) => {
    const shown =
      look === 'faces'
        ? face(index / (radios.length - 1))
        : look === 'stars'
          ? drawing(STAR)
          : h('span', {}, radio.value);
    return h('label', { className: `step ${look}` }, radio, shown);
  });
  const ends = [say('low', question.low), say('high', question.high)];
  return {
    element: h(
      'div',
      {},
      h(
        'div',
        { className: `scale ${labels.length > 7 ? 'long' : ''}`, attributes: { role: 'radiogroup', ...NAMED } },
        ...labels,
      ),
      ends.some(Boolean) && h('div', { className: 'row spread quiet ends' }, ...ends.map((end) => h('span', {}, end))),
    ),
    read() {
      const chosen = radios.find(({ checked }) => checked);
      return chosen && { value: Number(chosen.value) };
    },
    target: () => radios.find(({ checked }) => checked) ?? radios[0] ?? null,
  };
};

/** Numbers, both included: as the contract's `scaleOf`. */
const RANGES: Record<Scale, (question: { type: Scale; steps?: number }) => [from: number, to: number]> = {
  rating: ({ steps = 5 }) => [1, steps],
  nps: () => [0, 10],
  csat: () => [1, 5],
  ces: () => [1, 7],
};

/** A number, with what it means where that is said. */
const nameOf = (value: number, from: number, to: number, low: string, high: string): string => {
  const meaning = value === from ? low : value === to ? high : '';
  return meaning ? `${value}, ${meaning}` : String(value);
};
