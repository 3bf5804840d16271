import { readConditions } from '@desirepath/contract/conditions';
import { beforeAll, expect, it } from 'vitest';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { toLine } from '../../../storage/behaviour/rows.ts';
import { withTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { createBinder } from '../bind.ts';
import { rangeParams } from '../days/range.ts';
import { answeredSurvey } from './queries.ts';

const NOON = Date.UTC(2026, 5, 2, 12);
const SITE = 7;
const NPS = '018f0000-0000-7000-8000-000000000001';
const MATRIX = '018f0000-0000-7000-8000-000000000002';

/** Who said what: each answer is the question, what was said, and of a matrix the row. */
const RESPONSES = {
  ann: {
    survey_id: NPS,
    version: 1,
    language: 'en',
    answers: [
      ['nps', '9'],
      ['why', 'o1'],
    ],
  },
  ben: {
    survey_id: NPS,
    version: 2,
    language: 'de',
    answers: [
      ['nps', '10'],
      ['why', 'o2'],
    ],
  },
  cat: {
    survey_id: NPS,
    version: 2,
    language: 'en',
    answers: [
      ['nps', '0'],
      ['why', '9'],
    ],
  },
  dan: {
    survey_id: MATRIX,
    version: 1,
    language: 'en',
    answers: [
      ['rate', 'good', 'price'],
      ['rate', 'bad', 'taste'],
    ],
  },
  eve: {
    survey_id: MATRIX,
    version: 1,
    language: 'en',
    answers: [
      ['rate', 'bad', 'price'],
      ['nps', '5..9'],
    ],
  },
};
const ids = new Map<string, string>(Object.keys(RESPONSES).map((name) => [crypto.randomUUID(), name]));
const OWN = crypto.randomUUID();

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});

beforeAll(async () => {
  const responses = [...ids].map(([session_id, name]) => {
    const { answers, ...response } = RESPONSES[name as keyof typeof RESPONSES];
    const column = (index: number) => answers.map((answer) => answer[index] ?? '');
    const list = { asked: column(0), said: column(1), part: column(2) };
    const times = { created_at: NOON, received_at: NOON };
    return toLine('survey_responses', {
      ...{ site_id: SITE, response_id: crypto.randomUUID(), visitor_id: crypto.randomUUID(), session_id },
      ...{ ...response, ...list, ...times },
    });
  });
  await behaviour.insert('survey_responses', Buffer.from(responses.join('\n')));
  ids.set(OWN, 'own');
  const event = { type: 'custom', name: 'survey_answered', props: { survey: 'theirs' }, at: NOON, received_at: NOON };
  const told = { site_id: SITE, visitor_id: crypto.randomUUID(), session_id: OWN, path: '/', ...event };
  await behaviour.insert('events', Buffer.from(toLine('events', told)));
});

it.each([
  ['survey', 'ann ben cat dan eve own'],
  [`survey:${NPS}`, 'ann ben cat'],
  [`survey:${MATRIX}`, 'dan eve'],
  ['survey:theirs', 'own'],
  ['survey:other', ''],
  [`survey:${NPS}:why`, 'ann ben cat'],
  ['survey:theirs:why', ''],
  [`survey:${MATRIX}:nps`, 'eve'],
  [`survey:${NPS}:nps:9`, 'ann'],
  [`survey:${NPS}:nps:0..9`, 'ann cat'],
  [`survey:${NPS}:nps:9..10`, 'ann ben'],
  [`survey:${NPS}:nps:10..12`, 'ben'],
  [`survey:${MATRIX}:nps:0..9`, ''],
  [`survey:${NPS}:nps:x0..9`, ''],
  [`survey:${MATRIX}:rate:good:price`, 'dan'],
  [`survey:${MATRIX}:rate:bad:price`, 'eve'],
  [`survey:${MATRIX}:rate:bad`, 'dan eve'],
  [`survey:${MATRIX}:rate::taste`, 'dan'],
  [`survey:${NPS}:nps:::language=en`, 'ann cat'],
  [`survey:${NPS}::::version=2`, 'ben cat'],
  [`survey:${NPS}::::version=2:language=en`, 'cat'],
  [`survey:${NPS}:nps:0..10::q~:why=o2`, 'ben'],
  ['survey:theirs::::language=en', ''],
])('%s: %s', async (where, names) => {
  const { bind, params } = createBinder('where');
  const [condition] = readConditions(where);
  if (condition?.kind !== 'survey') throw new Error(`${where} is no condition on a survey`);
  const rows = await behaviour.rows<{ session_id: string }>(
    `SELECT session_id FROM (SELECT arrayJoin({sessions:Array(UUID)}) AS session_id)
     WHERE ${answeredSurvey(condition, bind)}`,
    {
      ...rangeParams({ site: SITE, from: '2026-06-01', to: '2026-06-03', timeZone: 'UTC' }),
      ...params,
      sessions: [...ids.keys()],
    },
  );
  expect(
    rows
      .map(({ session_id }) => ids.get(session_id))
      .sort()
      .join(' '),
  ).toBe(names);
});
