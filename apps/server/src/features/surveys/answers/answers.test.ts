import { DEFAULT_BUBBLE } from '@desirepath/contract/feedback-bubble';
import type { Survey } from '@desirepath/contract/surveys';
import type { WebhookLog } from '@desirepath/contract/webhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveApp } from '../../../testing/serve-app.testing.ts';

let served: Awaited<ReturnType<typeof serveApp>>;

beforeAll(async () => {
  served = await serveApp();
});
afterAll(() => served.close());

const make = async () => {
  const { call, site } = served;
  const questions = [
    { id: 'nps', type: 'nps', text: 'How likely?' },
    { id: 'why', type: 'long_text', text: 'Why?' },
    { id: 'kind', type: 'single_choice', text: 'What are you?', options: ['Buyer', 'Seller'] },
  ];
  const given = { site: site.id, name: 'A survey', status: 'live', questions };
  return (await call('POST', '/surveys/surveys', given)).json<Survey>();
};
const NPS = { question: 'nps', value: 9 };
const KIND = { question: 'kind', value: 'o1' };
const submit = (survey: Survey, given: object) =>
  served.call('POST', '/surveys/responses', { survey: survey.id, answers: [NPS], ...given });

test('a webhook is told of each answer and of the end: whose it is, which comes after which, and whether it is all', async () => {
  const { call, site } = served;
  const survey = await make();
  const events = ['survey.answered', 'survey.completed'];
  const hook = { site: site.id, url: 'https://hooks.example/x', events };
  const { id: webhook } = (await call('POST', '/webhooks', hook)).json<{ id: string }>();
  const id = crypto.randomUUID();
  const first = { id, revision: 0, complete: false };
  const last = { id, revision: 1, complete: true, answers: [NPS, KIND] };
  // Sent twice, and the first once more behind the last.
  for (const one of [first, first, last, last, first]) await submit(survey, one);
  const told = async () => {
    const { items } = (await call('GET', `/webhooks/${webhook}/logs`)).json<{ items: WebhookLog[] }>();
    const words = items.map(({ event, payload }) => {
      const { response, revision, complete, answers } = JSON.parse(payload).data;
      return `${event} ${response === id} ${revision} ${complete} ${answers.length}`;
    });
    return words.toSorted();
  };
  const all = ['survey.answered true 0 false 1', 'survey.answered true 1 true 2', 'survey.completed true 1 true 2'];
  await expect.poll(told).toEqual(all);
  await call('DELETE', `/webhooks/${webhook}`);
});

test('what a browser says that keeps nothing belongs to the visit under way, of which the page is told nothing', async () => {
  const { app, call, site } = served;
  await call('PATCH', `/sites/${site.id}`, { settings: { feedback: { ...DEFAULT_BUBBLE, on: true } } });
  const survey = await make();
  const headers = { 'user-agent': `Mozilla/5.0 of ${survey.id}` };
  const post = (url: string, payload: object) => app.inject({ method: 'POST', url: `/api${url}`, headers, payload });
  const of = { tracking_id: site.tracking_id };
  const submission = (id: string) => ({ ...of, nameless: true, survey: survey.id, id, answers: [NPS] });
  const [before, during, message] = Array.from({ length: 3 }, () => crypto.randomUUID());
  await post('/surveys/responses', submission(String(before)));
  const at = Date.now();
  const page = { page_id: crypto.randomUUID(), url: 'https://shop.example/' };
  await post('/track/batches', {
    ...{ ...of, tab_id: crypto.randomUUID(), seq: 0, attempt: 1, sent_at: at },
    events: [{ type: 'page_view', at, ...page }],
  });
  const answered = await post('/surveys/responses', submission(String(during)));
  expect(answered.json()).toMatchObject({ id: during, session_id: null });
  const seen = { viewport_w: 390, viewport_h: 800, scroll_x: 0, scroll_y: 0 };
  const said = { ...of, nameless: true, id: message, at, sent_at: at, url: page.url, text: 'Hello', ...seen };
  expect((await post('/feedback', said)).statusCode).toBe(202);

  const list = await call('GET', `/surveys/responses?site=${site.id}&survey=${survey.id}`);
  const { items } = list.json<{ items: { id: string; session_id: string | null }[] }>();
  const sessionOf = (id: string | undefined) => items.find((one) => one.id === id)?.session_id;
  expect(sessionOf(during)).toEqual(expect.any(String));
  expect(sessionOf(before)).toBeNull();
  const kept = (await call('GET', `/feedback/${message}?site=${site.id}`)).json();
  expect(kept.session_id).toBe(sessionOf(during));
});

test('a session of the tracking API is known by the id it was begun with, in an answer and in a message', async () => {
  const { app, call, site } = served;
  await call('PATCH', `/sites/${site.id}`, { settings: { feedback: { ...DEFAULT_BUBBLE, on: true } } });
  const survey = await make();
  const of = { tracking_id: site.tracking_id, session_id: 's-1', visitor_id: 7 };
  const post = (url: string, payload: object) => app.inject({ method: 'POST', url: `/api${url}`, payload });
  const { session_id } = (await post('/track/sessions', of)).json();
  expect((await post('/surveys/responses', { ...of, survey: survey.id, answers: [NPS] })).json()).toMatchObject({
    session_id,
  });
  const list = await call('GET', `/surveys/responses?site=${site.id}&survey=${survey.id}`);
  expect(list.json().items).toMatchObject([{ session_id }]);

  const [id, at] = [crypto.randomUUID(), Date.now()];
  const seen = { viewport_w: 390, viewport_h: 800, scroll_x: 0, scroll_y: 0 };
  const said = { ...of, ...seen, id, at, sent_at: at, url: 'https://shop.example/', text: 'Hello' };
  expect((await post('/feedback', said)).statusCode).toBe(202);
  expect((await call('GET', `/feedback/${id}?site=${site.id}`)).json()).toMatchObject({ session_id });
});

test('what is behind a cell is of the same answer, of its version and its language', async () => {
  const { call, site, visit } = served;
  const survey = await make();
  const [both, apart] = [await visit([{ type: 'page_view' }]), await visit([{ type: 'page_view' }])];
  await submit(survey, { session_id: both, language: 'de', answers: [NPS, KIND] });
  // Answered twice in one session: what is said in one is not said in the other.
  await submit(survey, { session_id: apart, language: 'en', answers: [NPS] });
  await submit(survey, { session_id: apart, language: 'de', answers: [KIND] });
  /** Answers of the sessions that fit. */
  const answersOf = async (traits: string) => {
    const where = encodeURIComponent(`survey:${survey.id}:nps:9::${traits}`);
    const answer = await call('GET', `/surveys/surveys/${survey.id}/results?site=${site.id}&where=${where}`);
    return answer.json().responses;
  };
  await expect.poll(() => answersOf('version=1')).toBe(3);
  expect(await answersOf('q~:kind=o1')).toBe(1);
  expect(await answersOf('language=de')).toBe(1);
  expect(await answersOf('language=en:version=1')).toBe(2);
  expect(await answersOf('version=2')).toBe(0);
  const forged = `survey:${survey.id}:nps:9::${encodeURIComponent("device=x' OR 1=1 --")}`;
  expect(
    (await call('GET', `/surveys/surveys/${survey.id}/results?site=${site.id}&where=${forged}`)).json(),
  ).toMatchObject({ responses: 0 });
});
