import type { LiveSurvey } from '@desirepath/contract/survey-live';
import type { SurveyQuestion } from '@desirepath/contract/survey-questions';
import { CROSS, drawing, h } from '../widget/element.ts';
import { directionOf } from '../widget/language.ts';
import { openShell } from '../widget/shell.ts';
import { type Answers, nextPlace, orderOf, type Place, progressAt } from './flow.ts';
import { lookOf } from './look.ts';
import { fieldOf } from './questions/all.ts';
import type { Field } from './questions/field.ts';
import { pipe, speechOf } from './speech.ts';
import { STYLE } from './style.ts';

export interface ShowOptions {
  survey: LiveSurvey;
  /** The visitor's, most wanted first. */
  languages: readonly string[];
  /** What is known of the visitor. */
  attributes(): Readonly<Record<string, string>>;
  /** The element that it is part of, if it lies not over the page. */
  within: Element | undefined;
  /** A question or ending to begin with. */
  begin?: string | undefined;
  /** In the window of who makes it: then it takes no focus by itself, and is open at once. */
  isDraft?: boolean;
  random(): number;
  onShown(): void;
  /** Something was answered, or nothing on the way to the end. Settles when it may be left. */
  onAnswered(answers: Answers, isComplete: boolean, language: string): Promise<unknown>;
  /** @param isDone the end was reached */
  onClosed(isDone: boolean): void;
}

/** Thanks go by themselves: after they have been read. */
const THANKS_MS = 6000;

/** A way out waits no longer for the last answer to arrive. */
const REDIRECT_AFTER = 2000;

/** Shows a survey from its first question to its end. @returns takes it away */
export const showSurvey = (options: ShowOptions): (() => void) => {
  const { survey, within, onShown, onAnswered, onClosed, attributes } = options;
  const { kind, side, label } = survey.placement;
  const speech = speechOf(survey, options.languages);
  const { language } = speech;
  const answers: Answers = new Map();
  const order = orderOf(survey, options.random);
  const way: SurveyQuestion[] = [];
  const isPage = kind === 'link';
  const isModal = kind === 'full_screen' && !within && !options.isDraft;
  const say = (key: string, own?: string) => pipe(speech.say(key, own), survey, answers, attributes(), speech);
  const word = (name: string) => speech.say(`words.${name}`);

  const shell = openShell(STYLE, within);
  const place = h('div', { className: 'dp', lang: language, dir: directionOf(language) });
  lookOf(survey.look, place);
  shell.root.append(place);

  let isDone = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const card = h(isModal ? 'dialog' : 'section', {
    className: `card survey ${kind} ${side}`,
    tabIndex: -1,
    attributes: { role: within ? 'region' : 'dialog', 'aria-labelledby': 'q' },
  });
  const stop = () => {
    clearTimeout(timer);
    shell.remove();
  };
  const close = () => {
    stop();
    onClosed(isDone);
  };

  const closer = () => {
    const button = h(
      'button',
      { type: 'button', className: 'plain close', attributes: { 'aria-label': word('close') } },
      drawing(CROSS),
    );
    button.onclick = close;
    return button;
  };
  const put = (hasFocus: boolean, ...parts: (Node | false)[]) => {
    card.replaceChildren(...parts.filter((part) => part !== false), ...(within ? [] : [closer()]));
    if (hasFocus) toTop();
  };
  /** At its heading, and scrolled to its very top, which browsers leave for the middle of what gets the focus. */
  const toTop = () => {
    card.querySelector<HTMLElement>('h2')?.focus();
    card.scrollTop = 0;
  };
  const heading = (text: string) => h('h2', { id: 'q', tabIndex: -1 }, text);

  const ask = (question: SurveyQuestion, hasFocus: boolean) => {
    const { id, required, type } = question;
    const own = (key: string, text?: string) => say(`${id}.${key}`, text);
    const { random } = options;
    const field = fieldOf({ question, say: own, word, before: answers.get(id), random });
    const problem = h('p', { id: 'p', className: 'bad', hidden: true, attributes: { role: 'alert' } });
    const send = h('button', { className: 'main' }, word(order.at(-1) === question ? 'send' : 'next'));
    const back = h('button', { type: 'button', className: 'plain back' }, word('back'));
    back.onclick = () => {
      keep(question, field);
      const before = way.pop();
      if (before) ask(before, true);
    };
    const form = h(
      'form',
      { noValidate: true },
      heading(own('text', question.text) + (required && type !== 'statement' ? ' *' : '')),
      h(
        'p',
        { id: 'd', className: 'quiet about', hidden: !question.description },
        own('description', question.description),
      ),
      field.element,
      problem,
      h('div', { className: 'row spread' }, way.length ? back : h('span'), send),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      const wrong = problemOf(question, field);
      problem.hidden = !wrong;
      problem.textContent = wrong ? word(wrong) : '';
      field.element.toggleAttribute('data-wrong', !!wrong);
      if (wrong) return field.target()?.focus();
      keep(question, field);
      way.push(question);
      go(nextPlace(order, survey.endings, question, answers), true);
    };
    put(hasFocus, survey.look.progress && order.length > 1 && bar(progressAt(order, question)), form);
  };
  const bar = (share: number) => {
    const done = h('span');
    done.style.width = `${share * 100}%`;
    const attributes = {
      role: 'progressbar',
      'aria-label': word('progress'),
      'aria-valuenow': String(Math.round(share * 100)),
    };
    return h('div', { className: 'progress', attributes }, done);
  };
  const keep = (question: SurveyQuestion, field: Field) => {
    const given = field.read();
    if (given) answers.set(question.id, { question: question.id, ...given });
    else answers.delete(question.id);
  };

  const end = (place: Extract<Place, { ending: unknown }> | undefined, sent: Promise<unknown>, hasFocus: boolean) => {
    isDone = true;
    if (!place) return close();
    const { id, title, text, label: own, url: ownUrl, redirect } = place.ending;
    const translated = say(`${id}.url`, ownUrl);
    const url = /^https?:/i.test(translated) ? translated : ownUrl;
    if (redirect && url) {
      const leave = () => location.assign(url);
      void Promise.race([sent, new Promise((resolve) => setTimeout(resolve, REDIRECT_AFTER))]).then(leave, leave);
    }
    const link = h('a', { className: 'way', href: url }, say(`${id}.label`, own) || url);
    put(
      hasFocus,
      h(
        'div',
        { className: 'end', attributes: { role: 'status' } },
        heading(say(`${id}.title`, title)),
        text !== '' && h('p', { className: 'about' }, say(`${id}.text`, text)),
        url !== '' && !redirect && link,
      ),
    );
    // What lies over the page does not stay there; where there is something to follow, or the page is ours, it does.
    if (!within && !isModal && !url) timer = setTimeout(close, THANKS_MS);
  };
  /** @param isAnswer it is on from a question */
  const go = (to: Place, isAnswer: boolean) => {
    const isOver = !to || 'ending' in to;
    const sent = isAnswer ? onAnswered(answers, isOver, language) : Promise.resolve();
    if (isOver) end(to, sent, isAnswer);
    else ask(to.question, isAnswer);
  };

  const open = (isInvited: boolean) => {
    const { begin } = options;
    const ending = survey.endings.find(({ id }) => id === begin);
    const question = order.find(({ id }) => id === begin);
    go(ending ? { ending } : question ? { question } : nextPlace(order, survey.endings, undefined, answers), false);
    place.append(card);
    if (card instanceof HTMLDialogElement) card.showModal();
    // Who was not asked for it keeps the focus where it is.
    if (isInvited || isModal) toTop();
    onShown();
  };
  card.oncancel = (event) => {
    event.preventDefault();
    close();
  };
  card.onkeydown = (event) => {
    if (event.key === 'Escape' && !within && !isModal) close();
  };

  if (kind === 'bubble' && !within && !options.begin) {
    const text = say('bubble', label) || say(`${order[0]?.id}.text`, order[0]?.text);
    const bubble = h(
      'button',
      { type: 'button', className: `main bubble ${side}`, attributes: { 'aria-haspopup': 'dialog' } },
      text,
    );
    bubble.onclick = () => {
      bubble.remove();
      open(true);
    };
    place.append(bubble);
  } else open(isPage && !options.isDraft);
  return stop;
};

/** The key of the words that say what is wrong with an answer. */
const problemOf = ({ required, type }: SurveyQuestion, field: Field): string | undefined => {
  const wrong = field.problem?.();
  if (wrong) return wrong;
  if (required && type !== 'statement' && type !== 'link' && !field.read()) return 'required';
};
