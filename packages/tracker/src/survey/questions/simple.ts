import { h } from '../../widget/element.ts';
import type { MakeField } from './field.ts';

/** A box to be ticked. */
export const consentField: MakeField<'consent'> = ({ question, say, before }) => {
  const box = h('input', {
    type: 'checkbox',
    checked: before?.value === true,
    attributes: { 'aria-describedby': 'q d p', 'aria-required': question.required ? 'true' : undefined },
  });
  return {
    element: h('label', { className: 'choice' }, box, h('span', {}, say('label', question.label))),
    read: () => (box.checked ? { value: true } : undefined),
    target: () => box,
  };
};

/** A way out of the survey, which stays open. */
export const linkField: MakeField<'link'> = ({ question, say, word, before }) => {
  let isFollowed = before?.value === true;
  const address = say('url', question.url);
  const link = h(
    'a',
    {
      className: 'way',
      // Whatever a translation has made of it, it leads to a web page.
      href: /^https?:/i.test(address) ? address : question.url,
      target: '_blank',
      rel: 'noopener noreferrer',
    },
    say('label', question.label),
    h('span', { className: 'aside' }, ` (${word('window')})`),
  );
  link.onclick = () => {
    isFollowed = true;
  };
  return { element: link, read: () => (isFollowed ? { value: true } : undefined), target: () => link };
};

/** Nothing to be answered. */
export const statementField: MakeField<'statement'> = () => ({
  element: h('span'),
  read: () => undefined,
  target: () => null,
});
