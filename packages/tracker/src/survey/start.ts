import type { LiveSurvey } from '@desirepath/contract/survey-live';
import { isInGroup } from '../address.ts';
import { uuid } from '../uuid.ts';
import { NAMELESS, type StartWidget, type WidgetHost } from '../widget/host.ts';
import { languageOf } from '../widget/language.ts';
import { openMessageQueue } from '../widget/message-queue.ts';
import { attributesOf } from './attributes.ts';
import { deviceOf } from './device.ts';
import { createSeen, isAsked } from './seen.ts';
import { createSubmitter, SHELF, submitAddress } from './submitting.ts';
import { waitFor } from './triggers.ts';
import { showSurvey } from './view.ts';

/** The contract's `PREVIEW_FRAGMENT`. */
const PREVIEW = '#desirepath-survey=';

/** An element that a survey is embedded in may come late; it is looked for so often, and so long. */
const LOOK_EVERY = 500;
const LOOK_TIMES = 20;

/** What is due waits for somebody who can answer, and is looked at again so often. */
const ABLE_EVERY = 500;

/** Shows the surveys of a site on its pages: those that are live, or the one that is tried out. */
export const startSurveys: StartWidget = (host) => {
  const api = host.site.api_url.replace(/track.batches$/, '');
  const ending = new AbortController();
  const messages = openMessageQueue(submitAddress(api), host.kept, SHELF);
  const token = location.hash.startsWith(PREVIEW) ? location.hash.slice(PREVIEW.length) : undefined;
  // It works once: who copies the address does not take it along.
  if (token) history.replaceState(history.state, '', location.pathname + location.search);
  const query = new URLSearchParams({ tracking_id: host.site.tracking_id, ...(token && { preview: token }) });
  const begin = async () => {
    const answer = await fetch(`${api}track/surveys?${query}`, { credentials: 'omit' });
    if (!answer.ok || ending.signal.aborted) return;
    const { items } = (await answer.json()) as { items: LiveSurvey[] }; // as the contract says
    if (ending.signal.aborted) return;
    if (token) for (const survey of items) tryOut(survey, host, ending.signal);
    else waitAndShow(items, { host, api, messages, signal: ending.signal });
  };
  begin().catch(() => {}); // without an answer there is nothing to show
  return () => {
    ending.abort();
    messages.stop();
  };
};

interface Surroundings {
  host: WidgetHost;
  api: string;
  messages: ReturnType<typeof openMessageQueue>;
  signal: AbortSignal;
}

/** As it will be, at once; nothing of it is told or sent. */
const tryOut = (survey: LiveSurvey, host: WidgetHost, signal: AbortSignal): void => {
  const stop = showSurvey({
    survey,
    languages: navigator.languages,
    attributes: attributesOf(host, signal),
    within: survey.placement.kind === 'embedded' ? (findElement(survey) ?? undefined) : undefined,
    random: Math.random,
    onShown() {},
    onAnswered: async () => {},
    onClosed() {},
  });
  signal.addEventListener('abort', stop);
};

const waitAndShow = (surveys: readonly LiveSurvey[], { host, api, messages, signal }: Surroundings): void => {
  const seen = createSeen(host.kept, Date.now);
  const visitor = () => host.who()?.visitor_id ?? passing;
  const passing = uuid();
  const attributes = attributesOf(host, signal);
  const device = deviceOf(navigator);
  /** What is shown over the page now; one at a time. */
  let over: string | undefined;
  /** Where they are shown now, by id. */
  const open = new Map<string, () => void>();
  let page = new AbortController();

  const isHere = ({ targeting, until }: LiveSurvey): boolean => {
    const { pages, not_pages, devices, languages } = targeting;
    const { url } = host.page();
    return (
      (!pages.length || isInGroup(pages, url)) &&
      !isInGroup(not_pages, url) &&
      (!devices.length || devices.includes(device)) &&
      (!languages.length || !!languageOf(languages, navigator.languages)) &&
      !(until && Date.now() >= Date.parse(until))
    );
  };
  const mayShow = (survey: LiveSurvey): boolean =>
    host.isMeasured() &&
    !open.has(survey.id) &&
    (survey.placement.kind === 'embedded' || over === undefined) &&
    isHere(survey) &&
    seen.mayShow(survey, host.who()?.session_id);
  const isEligible = async ({ id, asks }: LiveSurvey): Promise<boolean> => {
    if (!asks) return true;
    const { tracking_id } = host.site;
    const body = JSON.stringify({ tracking_id, survey: id, ...(host.who() ?? NAMELESS) });
    const answer = await fetch(`${api}track/surveys/eligible`, { method: 'POST', body, credentials: 'omit' });
    return answer.ok && (await answer.json()).eligible === true;
  };

  const present = (survey: LiveSurvey, within: Element | undefined): void => {
    const { id } = survey;
    const tell = (name: string) => host.tell({ type: 'custom', name, props: { survey: id } });
    const who = host.who() ?? NAMELESS;
    const { url } = host.page();
    const submit = createSubmitter(survey, messages, () => ({
      tracking_id: host.site.tracking_id,
      ...who,
      url,
      attributes: attributes(),
    }));
    let isAnswered = false;
    if (!within) over = id;
    const stop = showSurvey({
      survey,
      languages: navigator.languages,
      attributes,
      within,
      random: Math.random,
      onShown() {
        seen.shown(id, host.who()?.session_id);
        tell('survey_shown');
      },
      onAnswered(answers, isComplete, language) {
        if (!answers.size && !isComplete) return Promise.resolve();
        if (!isAnswered) tell('survey_answered');
        isAnswered = true;
        seen.answered(id);
        return submit(answers, isComplete, language);
      },
      onClosed(isDone) {
        if (!within) over = undefined;
        // An app goes on from page to page for days: there it comes due again.
        if (!within && survey.repeat.show === 'every') open.delete(id);
        if (!isDone) tell('survey_dismissed');
      },
    });
    open.set(id, stop);
  };
  const consider = async (survey: LiveSurvey, { signal: here }: AbortController) => {
    if (!mayShow(survey)) return;
    await untilAble(here);
    const isEmbedded = survey.placement.kind === 'embedded';
    const within = isEmbedded ? await lookFor(survey, here) : undefined;
    if ((isEmbedded && !within) || !(await isEligible(survey))) return;
    // The page may have changed meanwhile, and another one may have come first.
    if (!here.aborted && mayShow(survey)) present(survey, within);
  };
  const beginPage = host.guard((since: number) => {
    page.abort();
    page = new AbortController();
    const here = page;
    for (const survey of surveys) {
      const { id, placement, triggers, sample } = survey;
      if (placement.kind === 'link' || !isAsked(visitor(), id, sample)) continue;
      const waiting = new AbortController();
      here.signal.addEventListener('abort', () => waiting.abort());
      const run = () => {
        if (waiting.signal.aborted) return;
        waiting.abort();
        consider(survey, here).catch(() => {}); // asked again on the next page
      };
      if (!triggers.length) run();
      for (const trigger of triggers) waitFor(trigger, { host, signal: waiting.signal, run, since });
    }
  });

  host.happenings.addEventListener('opened', ({ timeStamp }) => beginPage(timeStamp), { signal });
  signal.addEventListener('abort', () => {
    page.abort();
    for (const stop of open.values()) stop();
  });
  beginPage(0);
};

const findElement = ({ placement }: LiveSurvey): Element | null => document.querySelector(placement.selector);

/** Whether a survey would be seen, and could be answered: of what is modal all else is inert, also what lies above it. */
const isAble = (): boolean =>
  !document.hidden && !(CSS.supports('selector(:modal)') && document.querySelector(':modal'));

const untilAble = async (signal: AbortSignal): Promise<void> => {
  while (!signal.aborted && !isAble()) await new Promise((resolve) => setTimeout(resolve, ABLE_EVERY));
};

/** The element that a survey is to be embedded in, once it is there. */
const lookFor = async (survey: LiveSurvey, signal: AbortSignal): Promise<Element | undefined> => {
  for (let times = 0; times < LOOK_TIMES && !signal.aborted; times++) {
    const found = findElement(survey);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
};
