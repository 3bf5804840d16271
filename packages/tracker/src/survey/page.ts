import type { SurveyPage, SurveyPreviewMessage } from '@desirepath/contract/survey-live';
import { storeOf } from '../store.ts';
import { openMessageQueue } from '../widget/message-queue.ts';
import { createSubmitter, SHELF, submitAddress } from './submitting.ts';
import { showSurvey } from './view.ts';

/** The contract's most attributes of an answer, and the length of one. */
const ATTRIBUTES = 20;
const KEY_LENGTH = 64;
const VALUE_LENGTH = 256;

/** Shows a survey in a document of the server, without a tracker: of a link, or for who makes it. */
export const startPage = (): void => {
  const data = document.getElementById('desirepath-survey')?.textContent;
  if (!data) return;
  const { tracking_id, survey } = JSON.parse(data) as SurveyPage; // the server wrote it
  if (survey) showLinked(tracking_id, survey);
  else showPreviews();
};

const showLinked = (tracking_id: string, survey: NonNullable<SurveyPage['survey']>) => {
  const messages = openMessageQueue(
    submitAddress('/api/'),
    storeOf(() => localStorage),
    SHELF,
  );
  const attributes = Object.fromEntries(
    [...new URLSearchParams(location.search)]
      .filter(([key]) => key && key.length <= KEY_LENGTH)
      .slice(0, ATTRIBUTES)
      .map(([key, value]) => [key, value.slice(0, VALUE_LENGTH)]),
  );
  const submit = createSubmitter(survey, messages, () => ({
    tracking_id,
    attributes,
    url: location.origin + location.pathname,
  }));
  showSurvey({
    survey: { ...survey, placement: { ...survey.placement, kind: 'link' } },
    languages: navigator.languages,
    attributes: () => attributes,
    within: document.body,
    random: Math.random,
    onShown() {},
    onAnswered: submit,
    onClosed() {},
  });
};

/** Shows the newest that the window around it has sent, and sends nothing anywhere. */
const showPreviews = () => {
  let stop = () => {};
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || origin !== location.origin) return;
    const { survey, language, question } = data as SurveyPreviewMessage; // from the dashboard, as its origin says
    if (!survey) return;
    stop();
    const { kind } = survey.placement;
    stop = showSurvey({
      survey,
      languages: language ? [language] : navigator.languages,
      attributes: () => ({}),
      within: kind === 'embedded' || kind === 'link' ? document.body : undefined,
      begin: question,
      isDraft: true,
      random: Math.random,
      onShown() {},
      onAnswered: async () => {},
      onClosed() {},
    });
  });
  parent.postMessage('desirepath-survey-ready', location.origin);
};
