import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Site } from '@desirepath/contract/sites';
import type { SubmissionInput } from '@desirepath/contract/survey-live';
import type { Survey, SurveyInput } from '@desirepath/contract/surveys';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, createApp } from '../../app.ts';
import { testSettings } from '../../testing/settings.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-surveys-'));
const NOW = Date.UTC(2026, 5, 10, 12);
let now = NOW;
let app: App;
let token: string;
let site: Site;

const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  app.inject({ method, url: `/api${url}`, headers: { authorization: `Bearer ${token}` }, ...(payload && { payload }) });
const ask = async (url: string) => {
  const answer = await call('GET', url);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

const QUESTIONS: SurveyInput['questions'] = [
  { id: 'nps', type: 'nps', text: 'How likely are you to recommend us?' },
  { id: 'why', type: 'long_text', text: 'Why?' },
  { id: 'kind', type: 'single_choice', text: 'What are you?', options: ['Buyer', 'Seller'], other: 'Something else' },
];
const make = async (given: Partial<SurveyInput & { status: Survey['status']; site: number }> = {}) => {
  const answer = await call('POST', '/surveys/surveys', {
    ...{ site: site.id, name: 'A survey', status: 'live', questions: QUESTIONS },
    ...given,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<Survey>();
};
const submit = (survey: Pick<Survey, 'id'>, given: Partial<SubmissionInput> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/surveys/responses',
    payload: { survey: survey.id, answers: [{ question: 'nps', value: 9 }], ...given },
  });
const resultsOf = (survey: Survey, more = '') => ask(`/surveys/surveys/${survey.id}/results?site=${site.id}${more}`);

/** A page view of a session. */
const visit = (session_id: string, seq: number) =>
  app.inject({
    method: 'POST',
    url: '/api/track/batches',
    payload: {
      ...{ tracking_id: site.tracking_id, visitor_id: session_id, session_id, tab_id: session_id, seq, attempt: 1 },
      sent_at: now,
      events: [{ type: 'page_view', at: now - 9000 + seq, page_id: session_id, url: 'https://shop.example/' }],
    },
  });

const start = async () =>
  createApp(await testSettings(['--data-dir', folder], { RATE_LIMIT_IP: '0', ROBOTS: 'keep' }), () => now);
const restart = async () => {
  await app.close();
  app = await start();
};

beforeAll(async () => {
  app = await start();
  const account = { email: 'ada@example.com', password: 'seven tin lanterns' };
  await app.inject({ method: 'POST', url: '/api/auth/register', payload: account });
  token = (await app.inject({ method: 'POST', url: '/api/auth/login', payload: account })).json().access;
  site = (await call('POST', '/sites', { domain: 'shop.example' })).json<Site>();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what pages are told', () => {
  const live = async () =>
    (await app.inject({ url: `/api/track/surveys?tracking_id=${site.tracking_id}` })).json<{ items: object[] }>().items;
  const isLoaded = async () => {
    const { body } = await app.inject({ url: `/t/${site.tracking_id}.js` });
    return body.includes('"surveys":true');
  };

  test('a survey is told of while it is live, without its name, quotas and conditions on visitors', async () => {
    expect(await isLoaded()).toBe(false);
    const survey = await make({
      name: 'Secret plan',
      status: 'draft',
      quotas: [{ most: 99 }],
      targeting: { pages: ['/cart'], segment: 'country:DE' },
      triggers: [{ type: 'goal', goal: 'event:order' }],
    });
    await call('POST', '/goals', { site: site.id, name: 'Order', act: 'order' });
    expect(await live()).toEqual([]);
    await call('PUT', `/surveys/surveys/${survey.id}/status`, { site: site.id, status: 'live' });
    expect(await isLoaded()).toBe(true);
    const [told] = await live();
    expect(told).toMatchObject({ id: survey.id, asks: true, triggers: [{ type: 'event', name: 'order' }] });
    expect(JSON.stringify(told)).not.toMatch(/Secret plan|country|"most"|created_at|status/);
    await call('PUT', `/surveys/surveys/${survey.id}/status`, { site: site.id, status: 'paused' });
    expect(await live()).toEqual([]);
    expect(await isLoaded()).toBe(false);
  });

  test('who pauses a survey while another edits it undoes nothing of that, nor is it undone', async () => {
    const survey = await make({ status: 'live' });
    const path = `/surveys/surveys/${survey.id}`;
    const edited = { site: site.id, name: 'Edited', questions: QUESTIONS.slice(0, 1) };
    await Promise.all([call('PUT', path, edited), call('PUT', `${path}/status`, { site: site.id, status: 'paused' })]);
    expect(await ask(`${path}?site=${site.id}`)).toMatchObject({ name: 'Edited', status: 'paused' });
    await call('DELETE', `${path}?site=${site.id}`);
  });

  test('a preview shows a draft, once', async () => {
    const survey = await make({ status: 'draft' });
    const { fragment } = (await call('POST', `/surveys/surveys/${survey.id}/preview`, { site: site.id })).json();
    const preview = fragment.replace('#desirepath-survey=', '');
    const open = () => app.inject({ url: `/api/track/surveys?tracking_id=${site.tracking_id}&preview=${preview}` });
    expect((await open()).json().items).toMatchObject([{ id: survey.id }]);
    expect((await open()).json()).toMatchObject({ code: 'preview_not_found' });
  });

  test('a visitor who is not in its segment may not see it', async () => {
    const survey = await make({ targeting: { segment: 'pageviews:2:' } });
    const session_id = crypto.randomUUID();
    const eligible = async () => {
      const payload = { tracking_id: site.tracking_id, survey: survey.id, session_id };
      return (await app.inject({ method: 'POST', url: '/api/track/surveys/eligible', payload })).json();
    };
    await visit(session_id, 0);
    expect(await eligible()).toEqual({ eligible: false });
    await visit(session_id, 1);
    await expect.poll(eligible).toEqual({ eligible: true });
  });
});

test('nobody is in a segment that is gone, and a page learns nothing of it', async () => {
  const whales = { site: site.id, name: 'Whales', filter: { where: 'country:DE' } };
  const { id } = (await call('POST', '/segments', whales)).json<{ id: string }>();
  const survey = await make({ targeting: { segment: `segment:${id}` } });
  expect((await call('DELETE', `/segments/${id}?site=${site.id}`)).statusCode).toBe(204);
  const payload = { tracking_id: site.tracking_id, survey: survey.id, session_id: crypto.randomUUID() };
  const answer = await app.inject({ method: 'POST', url: '/api/track/surveys/eligible', payload });
  expect(answer.json()).toEqual({ eligible: false });
});

describe('a page of its own', () => {
  test('shows one that is showing, under a policy that lets nothing else run, whatever its texts have in them', async () => {
    const text = '</script><script>alert(1)</script>';
    const survey = await make({ questions: [{ id: 'q', type: 'nps', text }] });
    const page = await app.inject({ url: `/s/${survey.id}?plan=pro` });
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(page.body.match(/<script/g)).toHaveLength(2);
    const [, json = ''] = /id="desirepath-survey">(.*?)<\/script>/.exec(page.body) ?? [];
    expect(JSON.parse(json)).toMatchObject({ tracking_id: site.tracking_id, survey: { questions: [{ text }] } });
  });

  test('says so where it takes no answers, and previews in a sandbox', async () => {
    const draft = await make({ status: 'draft' });
    for (const id of [draft.id, crypto.randomUUID(), 'nothing'])
      expect((await app.inject({ url: `/s/${id}` })).statusCode).toBe(404);
    const preview = await app.inject({ url: '/s/preview' });
    expect(preview.headers['content-security-policy']).toMatch(/frame-ancestors 'self'; sandbox allow-scripts$/);
  });
});

describe('answering', () => {
  test('each submission says everything, and the newest stands, however often and in whatever order they come', async () => {
    const survey = await make();
    const id = crypto.randomUUID();
    const first = { id, revision: 0, complete: false, answers: [{ question: 'nps', value: 3 }] };
    const last = {
      ...{ id, revision: 1, complete: true },
      answers: [...first.answers, { question: 'why', value: '  Slow  ' }, { question: 'kind', value: 'Seller' }],
    };
    expect((await submit(survey, first)).statusCode).toBe(201);
    for (const one of [last, last, first]) expect((await submit(survey, one)).statusCode).toBe(201);
    const { items } = await ask(`/surveys/responses?site=${site.id}&survey=${survey.id}`);
    expect(items).toMatchObject([
      {
        ...{ id, complete: true },
        answers: [
          { question: 'nps', value: 3 },
          { question: 'why', value: 'Slow' },
          { question: 'kind', value: 'o2' },
        ],
      },
    ]);
    expect(await resultsOf(survey)).toMatchObject({ responses: 1, completed: 1 });
  });

  test('sent again with the same revision it changes nothing, whatever it says, also after a restart', async () => {
    const survey = await make();
    const id = crypto.randomUUID();
    const [first, second] = [3, 10].map((value) => ({ id, answers: [{ question: 'nps', value }] }));
    expect((await submit(survey, first)).json()).toMatchObject(first ?? {});
    expect((await submit(survey, second)).json()).toMatchObject(first ?? {});
    await restart();
    expect((await submit(survey, { ...second, complete: false })).json()).toMatchObject({ ...first, complete: true });
    const answers = async () => (await ask(`/surveys/responses?site=${site.id}&survey=${survey.id}`)).items;
    expect(await answers()).toMatchObject([first]);
    expect((await submit(survey, { ...second, revision: 1 })).json()).toMatchObject(second ?? {});
    expect(await answers()).toMatchObject([second]);
  });

  test('what does not answer its question is left out', async () => {
    const survey = await make();
    const answers = [
      { question: 'nps', value: 11 },
      { question: 'kind', value: 'other', other: '<img src=x onerror=alert(1)>' },
      { question: 'nowhere', value: 1 },
    ];
    expect((await submit(survey, { answers })).json()).toMatchObject({
      answers: [{ question: 'kind', value: 'other', other: '<img src=x onerror=alert(1)>' }],
    });
  });

  test('what answers nothing is refused as the end of it, and what lacks what must be answered is kept without being one', async () => {
    const survey = await make({ questions: [{ id: 'nps', type: 'nps', text: 'How likely?', required: true }] });
    const wrong = { answers: [{ question: 'nps', value: 99 }] };
    const refused = await submit(survey, wrong);
    expect([refused.statusCode, refused.json()]).toMatchObject([
      400,
      { code: 'invalid_input', issues: [{ path: 'answers.0.value', message: expect.stringContaining('nps') }] },
    ]);
    expect((await submit(survey, { ...wrong, complete: false })).json()).toMatchObject({ complete: false });
    expect((await submit(survey, { answers: [] })).json()).toMatchObject({ answers: [], complete: false });
    const id = crypto.randomUUID();
    expect((await submit(survey, { id, answers: [] })).json()).toMatchObject({ complete: false });
    expect((await submit(survey, { id, revision: 1 })).json()).toMatchObject({ complete: true });
    expect(await resultsOf(survey)).toMatchObject({ responses: 3, completed: 1 });
  });

  test('forged, foreign, closed and oversized ones are refused, each with its code', async () => {
    const other = (await call('POST', '/sites', { domain: 'other.example' })).json<Site>();
    const survey = await make();
    const draft = await make({ status: 'draft' });
    const code = async (answer: ReturnType<typeof submit>) => {
      const { statusCode, body } = await answer;
      return [statusCode, JSON.parse(body).code];
    };
    expect(await code(submit({ id: crypto.randomUUID() }))).toEqual([404, 'survey_not_found']);
    expect(await code(submit(survey, { tracking_id: other.tracking_id }))).toEqual([404, 'survey_not_found']);
    expect(await code(submit(draft))).toEqual([409, 'survey_not_live']);
    expect(await code(submit(survey, { version: 7 }))).toEqual([409, 'survey_not_live']);
    const large = { question: 'why', value: 'x'.repeat(1024 * 1024) };
    expect(await code(submit(survey, { answers: [large] }))).toEqual([413, 'body_too_large']);
    const packed = gzipSync(JSON.stringify({ survey: survey.id, answers: [large] }));
    const headers = { 'content-type': 'text/plain' };
    const sent = app.inject({ method: 'POST', url: '/api/surveys/responses', headers, payload: packed });
    expect(await code(sent)).toEqual([413, 'body_too_large']);
    const asked = app.inject({ method: 'POST', url: '/api/track/surveys/eligible', headers, payload: packed });
    expect(await code(asked)).toEqual([413, 'body_too_large']);
    for (const payload of ['', '[]', 'null', '{"survey":1}', '{"answers":'])
      expect((await app.inject({ method: 'POST', url: '/api/surveys/responses', headers, payload })).statusCode).toBe(
        400,
      );
    expect((await resultsOf(survey)).responses).toBe(0);
  });

  test('no more complete answers are kept than a quota says, and who was counted may send theirs again', async () => {
    const survey = await make({ quotas: [{ most: 2 }, { most: 1, question: 'kind', value: 'o1' }] });
    const buyer = { id: crypto.randomUUID(), answers: [{ question: 'kind', value: 'o1' }] };
    expect((await submit(survey, buyer)).statusCode).toBe(201);
    expect((await submit(survey, buyer)).statusCode).toBe(201);
    expect((await submit(survey, { ...buyer, id: crypto.randomUUID() })).json()).toMatchObject({ code: 'survey_full' });
    expect((await submit(survey)).statusCode).toBe(201);
    expect((await submit(survey)).json()).toMatchObject({ code: 'survey_not_live' });
    expect(await ask(`/surveys/surveys/${survey.id}?site=${site.id}`)).toMatchObject({
      is_showing: false,
      responses: 2,
    });
  });

  test('an answer that is sent several times at once takes one place, and gives it back when it is deleted', async () => {
    const survey = await make({ quotas: [{ most: 2 }, { most: 1, question: 'nps', value: '9' }] });
    const id = crypto.randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => submit(survey, { id })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
    expect((await submit(survey)).json()).toMatchObject({ code: 'survey_full' });
    const other = [{ question: 'nps', value: 3 }];
    expect((await submit(survey, { answers: other })).statusCode).toBe(201);
    expect((await submit(survey, { answers: other })).json()).toMatchObject({ code: 'survey_not_live' });

    const removed = await call('DELETE', `/surveys/responses/${id}?site=${site.id}&survey=${survey.id}`);
    expect(removed.statusCode, removed.body).toBe(204);
    expect((await submit(survey)).statusCode).toBe(201);
    expect((await submit(survey)).json()).toMatchObject({ code: 'survey_not_live' });
  });

  test('who began before it was paused may end', async () => {
    const survey = await make();
    const id = crypto.randomUUID();
    await submit(survey, { id, complete: false });
    await call('PUT', `/surveys/surveys/${survey.id}/status`, { site: site.id, status: 'paused' });
    expect((await submit(survey, { id, revision: 1 })).statusCode).toBe(201);
    expect((await submit(survey)).json()).toMatchObject({ code: 'survey_not_live' });
  });
});

describe('editing', () => {
  const edit = async ({ revision: _, ...survey }: Survey, changes: Partial<SurveyInput & Pick<Survey, 'revision'>>) =>
    (await call('PUT', `/surveys/surveys/${survey.id}`, { ...survey, ...changes })).json<Survey>();

  test('does not write over what another has changed since', async () => {
    const seen = await make({ status: 'draft' });
    const theirs = await edit(seen, { language: 'de' });
    const mine = { name: 'Mine', revision: seen.revision };
    expect(await edit(seen, mine)).toMatchObject({ code: 'changed_meanwhile' });
    expect(await ask(`/surveys/surveys/${seen.id}`)).toMatchObject({ name: seen.name, language: 'de' });
    // To pause it is no change of what it asks.
    await call('PUT', `/surveys/surveys/${seen.id}/status`, { status: 'paused' });
    expect(await edit(theirs, { ...mine, revision: theirs.revision })).toMatchObject({ name: 'Mine', language: 'de' });
  });

  test('what was answered stays when the questions change, under the version that was answered', async () => {
    const survey = await make();
    expect((await edit(survey, { questions: QUESTIONS?.slice(0, 2) })).version).toBe(1);
    expect((await edit(survey, {})).version).toBe(1);
    await submit(survey, { answers: [{ question: 'kind', value: 'o1' }] });
    const edited = await edit(survey, {
      questions: [
        {
          id: 'kind',
          type: 'single_choice',
          text: 'And you?',
          options: [
            { id: 'o2', text: 'A seller' },
            { id: 'x', text: 'A robot' },
          ],
        },
      ],
    });
    expect(edited.version).toBe(2);
    await submit(survey, { answers: [{ question: 'kind', value: 'x' }] });
    await submit(survey, { version: 1, answers: [{ question: 'kind', value: 'o1' }] });
    const { questions, versions } = await resultsOf(survey);
    expect(versions).toMatchObject([
      { version: 2, responses: 1 },
      { version: 1, responses: 2 },
    ]);
    expect(questions.map(({ id, is_asked }: { id: string; is_asked: boolean }) => [id, is_asked])).toEqual([
      ['kind', true],
      ['nps', false],
      ['why', false],
    ]);
    expect(questions[0]).toMatchObject({
      text: 'And you?',
      answered: 3,
      options: [
        { text: 'A seller', count: 0 },
        { text: 'A robot', count: 1 },
        { text: 'Buyer', count: 2 },
      ],
    });
    expect((await resultsOf(survey, '&version=2')).responses).toBe(1);
  });

  test('what does not hold together is refused, and where', async () => {
    const answer = await call('POST', '/surveys/surveys', {
      ...{
        site: site.id,
        name: 'Round',
        questions: [{ id: 'a', type: 'nps', text: 'A', branches: [{ when: [], to: 'a' }] }],
      },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().issues[0].path).toBe('questions.0.branches.0');
  });

  test('a copy is a draft, and what is deleted is gone with its answers', async () => {
    const survey = await make();
    await submit(survey);
    const copy = (await call('POST', `/surveys/surveys/${survey.id}/duplicate`, { site: site.id })).json<Survey>();
    expect(copy).toMatchObject({ name: 'A survey (copy)', status: 'draft', responses: 0, version: 1 });
    expect((await call('DELETE', `/surveys/surveys/${survey.id}?site=${site.id}`)).statusCode).toBe(204);
    expect((await call('GET', `/surveys/surveys/${survey.id}?site=${site.id}`)).json()).toMatchObject({
      code: 'survey_not_found',
    });
    expect((await submit(survey)).json()).toMatchObject({ code: 'survey_not_found' });
  });
});

describe('results', () => {
  test('figures, trend, cross-tab, texts, words, tags and the file agree with what was answered', async () => {
    const survey = await make();
    const answered: [nps: number, kind: string, why: string, device: string][] = [
      [
        10,
        'o1',
        'Great prices and delivery',
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/146.0.0.0 Safari/537.36',
      ],
      [
        9,
        'o1',
        'The delivery was quick',
        'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
      ],
      [7, 'o2', '', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/146.0.0.0 Safari/537.36'],
      [
        2,
        'o2',
        '=HYPERLINK("http://evil.example")',
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/146.0.0.0 Safari/537.36',
      ],
    ];
    for (const [index, [nps, kind, why, agent]] of answered.entries()) {
      now = NOW + index * 1000;
      await app.inject({
        method: 'POST',
        url: '/api/surveys/responses',
        headers: { 'user-agent': agent },
        payload: {
          ...{ survey: survey.id, ms: 1000 * (index + 1), language: index === 1 ? 'de' : 'en' },
          answers: [
            { question: 'nps', value: nps },
            { question: 'kind', value: kind },
            ...(why ? [{ question: 'why', value: why }] : []),
          ],
        },
      });
    }
    const results = await resultsOf(survey);
    expect(results).toMatchObject({ responses: 4, in_visits: 0, completed: 4, median_ms: 3000 });
    expect(results.languages).toEqual([
      { language: 'en', responses: 3 },
      { language: 'de', responses: 1 },
    ]);
    const [nps, why, kind] = results.questions;
    expect(nps).toMatchObject({ answered: 4, mean: 7, score: { kind: 'nps', value: 25, good: 2, middle: 1, bad: 1 } });
    expect(why).toMatchObject({ answered: 3, texts: 3 });
    expect(kind.options.map(({ count }: { count: number }) => count)).toEqual([2, 2, 0]);
    expect((await resultsOf(survey, '&shown_in=de')).questions[0].score.value).toBe(100);

    const at = `/surveys/surveys/${survey.id}`;
    const { items: trend } = await ask(`${at}/trend?site=${site.id}&question=nps&interval=day`);
    expect(trend).toMatchObject([{ at: '2026-06-10', responses: 4, score: { value: 25 } }]);

    const crossed = await ask(`${at}/cross-tab?site=${site.id}&rows=nps&columns=q:kind`);
    expect(crossed.columns.map(({ responses }: { responses: number }) => responses)).toEqual([2, 2, 0]);
    expect(crossed.rows[10]).toEqual({ id: '10', text: '10', counts: [1, 0, 0] });
    const byDevice = await ask(`${at}/cross-tab?site=${site.id}&rows=kind&columns=device`);
    expect(byDevice).toMatchObject({
      columns: [
        { id: 'desktop', responses: 3 },
        { id: 'mobile', responses: 1 },
      ],
      rows: [{ counts: [1, 1] }, { counts: [2, 0] }, { counts: [0, 0] }],
    });

    const { items: words } = await ask(`${at}/words?site=${site.id}&question=why`);
    expect(words[0]).toEqual({ word: 'delivery', texts: 2 });
    const texts = (more: string) => ask(`${at}/texts?site=${site.id}&question=why${more}`);
    const page = await texts('&limit=1');
    expect(page.items).toMatchObject([{ text: '=HYPERLINK("http://evil.example")', numbers: { nps: 2 } }]);
    expect((await texts(`&limit=2&cursor=${page.next_cursor}`)).items).toHaveLength(2);
    const [found] = (await texts('&search=QUICK')).items;
    expect(found).toMatchObject({ text: 'The delivery was quick', is_recorded: false });
    await call('PUT', `${at}/texts/${found.response}/tags`, { site: site.id, question: 'why', tags: ['praise'] });
    expect((await texts('&tag=praise')).items).toMatchObject([{ response: found.response, tags: ['praise'] }]);

    const file = (await call('GET', `${at}/export?site=${site.id}`)).body;
    expect(file.split('\r\n')).toHaveLength(6);
    expect(file).toContain(`,"'=HYPERLINK(""http://evil.example"")",Seller`);
  });

  test('answers lead to their sessions, and any segment to its answers', async () => {
    const parts = {
      id: 'parts',
      type: 'matrix' as const,
      text: 'And these?',
      rows: ['Price', 'Photos'],
      columns: ['Good', 'Poor'],
    };
    const survey = await make({ questions: [...(QUESTIONS ?? []), parts] });
    for (const value of [2, 6, 7, 10]) {
      const session_id = crypto.randomUUID();
      await visit(session_id, 0);
      const rated = { question: 'parts', value: { r1: value > 6 ? 'c1' : 'c2', r2: 'c2' } };
      await submit(survey, { session_id, answers: [{ question: 'nps', value }, rated] });
    }
    const answersOf = async (where: string) =>
      (await resultsOf(survey, `&where=${encodeURIComponent(where)}`)).responses;
    await expect.poll(() => answersOf(`survey:${survey.id}`)).toBe(4);
    expect(await answersOf(`survey:${survey.id}:nps:0..6`)).toBe(2);
    expect(await answersOf(`survey:${survey.id}:nps:10`)).toBe(1);
    expect(await answersOf(`survey:${survey.id}:parts:c1`)).toBe(2);
    expect(await answersOf(`survey:${survey.id}:parts:c1:r2`)).toBe(0);
    expect(await answersOf(`survey:${survey.id}:nps:10;survey:${survey.id}:parts:c1:r1`)).toBe(1);
    expect(await answersOf(`!survey:${survey.id}:nps:0..6`)).toBe(2);
  });
});
