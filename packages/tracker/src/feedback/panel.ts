import type { GivenFeedback, PickedElement } from '@desirepath/contract/feedback';
import type { FeedbackBubble } from '@desirepath/contract/feedback-bubble';
import { uuid } from '../uuid.ts';
import { CROSS, drawing, face, h } from '../widget/element.ts';
import { NAMELESS, type WidgetHost } from '../widget/host.ts';
import type { MessageQueue } from '../widget/message-queue.ts';
import type { Shell } from '../widget/shell.ts';
import { pickElement } from './picker.ts';
import type { Words } from './words.ts';

interface PanelOptions {
  host: WidgetHost;
  shell: Shell;
  /** What it is put into. */
  place: HTMLElement;
  words: Words & { language: string };
  bubble: Omit<FeedbackBubble, 'on'>;
  messages: MessageQueue;
  onClosed(): void;
}

/** The contract's limit of a message, and of an address. */
const TEXT_LENGTH = 4000;
const EMAIL_LENGTH = 254;
/** The thanks go by themselves: long enough to be read out. */
const THANKS_MS = 6000;
const MOODS = 5;

/** What a visitor fills in: a face, words, a part of the page, an address. */
export const openPanel = ({ host, shell, place, words, bubble, messages, onClosed }: PanelOptions): void => {
  let picked: PickedElement | undefined;
  const moods = words.moods
    .split(',')
    .map((name, index) =>
      h(
        'label',
        { className: 'mood', title: name },
        h('input', { type: 'radio', name: 'mood', value: String(index + 1), attributes: { 'aria-label': name } }),
        face(index / (MOODS - 1)),
      ),
    );
  const text = h('textarea', {
    maxLength: TEXT_LENGTH,
    placeholder: words.placeholder,
    attributes: { 'aria-label': words.placeholder },
  });
  const pick = h('button', { type: 'button', className: 'pick' }, words.pick);
  const email = h('input', {
    type: 'email',
    maxLength: EMAIL_LENGTH,
    autocomplete: 'email',
    attributes: { 'aria-label': words.email },
    placeholder: words.email,
  });
  const consent = h('input', { type: 'checkbox' });
  const agree = h('label', { className: 'row agree', hidden: true }, consent, h('span', {}, words.consent));
  const problem = h('p', { className: 'bad', hidden: true, attributes: { role: 'alert' } });
  const send = h('button', { className: 'main' }, words.send);
  const close = h(
    'button',
    { type: 'button', className: 'plain close', attributes: { 'aria-label': words.close } },
    drawing(CROSS),
  );
  const form = h(
    'form',
    { noValidate: true },
    h(
      'fieldset',
      {},
      h('legend', { id: 'question' }, words.question),
      h('div', { className: 'moods', attributes: { role: 'radiogroup', 'aria-labelledby': 'question' } }, ...moods),
    ),
    text,
    bubble.ask_element && pick,
    bubble.ask_email && email,
    bubble.ask_email && agree,
    problem,
    send,
  );
  const panel = h(
    'div',
    {
      className: `card panel ${bubble.side}`,
      tabIndex: -1,
      attributes: { role: 'dialog', 'aria-labelledby': 'question' },
    },
    form,
    close,
  );

  const shut = () => {
    panel.remove();
    onClosed();
  };
  const complain = (message: string, at?: HTMLElement) => {
    problem.textContent = message;
    problem.hidden = !message;
    at?.focus();
  };
  const thank = () => {
    const thanks = h('p', { className: 'thanks', tabIndex: -1, attributes: { role: 'status' } }, words.thanks);
    form.replaceWith(thanks);
    thanks.focus();
    setTimeout(() => panel.isConnected && shut(), THANKS_MS);
  };

  close.onclick = shut;
  panel.onkeydown = (event) => {
    if (event.key === 'Escape') shut();
  };
  email.oninput = () => {
    agree.hidden = !email.value;
  };
  pick.onclick = host.guard(async () => {
    panel.hidden = true;
    const found = await pickElement(host, shell, place, words);
    panel.hidden = false;
    shell.raise();
    if (found) {
      picked = found;
      pick.textContent = `✓ ${words.picked}`;
    }
    pick.focus();
  });
  form.onsubmit = host.guard(async (event: Event) => {
    event.preventDefault();
    const mood = Number(form.querySelector<HTMLInputElement>('[name=mood]:checked')?.value) || undefined;
    if (!mood && !text.value.trim()) return complain(words.empty, text);
    if (email.value && !email.checkValidity()) return complain(email.validationMessage, email);
    // Who has not agreed to be written to leaves no address.
    const address = consent.checked && email.value.trim();
    complain('');
    send.disabled = true;
    const id = uuid();
    const message: Omit<GivenFeedback, 'sent_at'> = {
      tracking_id: host.site.tracking_id,
      id,
      ...(host.who() ?? NAMELESS),
      at: Date.now(),
      url: host.page().url,
      title: document.title,
      language: words.language,
      mood,
      text: text.value,
      email: address || undefined,
      may_reply: address ? true : undefined,
      element: picked,
      viewport_w: innerWidth,
      viewport_h: innerHeight,
      scroll_x: scrollX,
      scroll_y: scrollY,
    };
    const outcome = await messages.post(id, message);
    send.disabled = false;
    if (outcome === 'refused') return complain(words.failed);
    host.tell({ type: 'custom', name: 'feedback', value: mood, props: { id } });
    thank();
  });

  place.append(panel);
  panel.focus();
};
