import { drawing, h } from '../../widget/element.ts';
import { shuffled } from '../flow.ts';
import { type MakeField, NAMED } from './field.ts';

const UP = 'M6 15l6-6 6 6';
const DOWN = 'M6 9l6 6 6-6';

/** Options to be put in order: by buttons, by the arrow keys on them, or by dragging; a finger scrolls but at the number. */
export const rankingField: MakeField<'ranking'> = ({ question, say, word, before, random }) => {
  const { options } = question;
  const start = question.shuffle ? shuffled(options, random) : options;
  const order = Array.isArray(before?.value) ? before.value : start.map(({ id }) => id);
  // Left as it was, an order says nothing, unless one must be given.
  let isGiven = !!before || question.required;
  const said = h('p', { className: 'aside', attributes: { role: 'status' } });
  const list = h('ol', { className: 'ranking', attributes: NAMED });

  const move = (item: HTMLElement, by: number) => {
    const items = [...list.children];
    const to = items.indexOf(item) + by;
    if (to < 0 || to >= items.length) return;
    if (by > 0) items[to]?.after(item);
    else items[to]?.before(item);
    isGiven = true;
    said.textContent = `${item.querySelector('span')?.textContent}: ${to + 1}`;
  };
  for (const id of order) {
    const text = say(`options.${id}`, options.find((option) => option.id === id)?.text);
    const item = h('li', { className: 'rank' }, h('div', { className: 'grip' }), h('span', {}, text));
    item.dataset.id = id;
    for (const [by, name, path] of [
      [-1, 'up', UP],
      [1, 'down', DOWN],
    ] as const) {
      const button = h(
        'button',
        { type: 'button', className: 'plain', attributes: { 'aria-label': `${word(name)}: ${text}` } },
        drawing(path),
      );
      button.onclick = () => {
        move(item, by);
        button.focus();
      };
      button.onkeydown = (event) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!step) return;
        event.preventDefault();
        move(item, step);
        button.focus();
      };
      item.append(button);
    }
    item.onpointerdown = (event) => {
      const target = event.target as Element; // events of elements have elements
      if (target.closest('button') || (event.pointerType !== 'mouse' && target.className !== 'grip')) return;
      item.setPointerCapture(event.pointerId);
      item.onpointermove = ({ clientY }) => {
        const { top, bottom } = item.getBoundingClientRect();
        if (clientY < top) move(item, -1);
        else if (clientY > bottom) move(item, 1);
      };
      item.onlostpointercapture = () => {
        item.onpointermove = null;
      };
    };
    list.append(item);
  }
  return {
    element: h('div', {}, list, said),
    read: () =>
      isGiven ? { value: [...list.children].map((item) => (item as HTMLElement).dataset.id as string) } : undefined, // each has one
    target: () => list.querySelector('button'),
  };
};
