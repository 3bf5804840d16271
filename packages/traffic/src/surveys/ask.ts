import type { SubmissionInput } from '@desirepath/contract/survey-live';
import type { Answer } from '@desirepath/contract/survey-questions';
import type { TrackedEvent } from '@desirepath/contract/tracking';
import { createRandom, type Random } from '../random.ts';
import type { UnsentBatch, Visit } from '../visit.ts';
import type { DemoSurvey } from './definitions.ts';
import { isTongue, type Mood, type Tongue, WANTED, write } from './words.ts';

/** The surveys that are live, by the id of their first question. */
export type LiveDemoSurveys = Partial<Record<DemoSurvey, string>>;

/** A visit, and what is answered in it. */
export interface AskedVisit extends Visit {
  answers: SubmissionInput[];
}

/** Lets visitors be asked. The same seed gives the same answers to the same visits. */
export function* askVisitors(visits: Iterable<Visit>, surveys: LiveDemoSurveys, seed: string): Generator<AskedVisit> {
  let count = 0;
  for (const visit of visits) yield askVisitor(createRandom(`${seed}/surveys/${count++}`), visit, surveys);
}

function askVisitor(random: Random, visit: Visit, surveys: LiveDemoSurveys): AskedVisit {
  const last = visit.batches.at(-1);
  const ending = last?.batch.events.at(-1);
  const survey = chooseSurvey(random, visit);
  const id = survey && surveys[survey];
  if (!last || !ending || !id) return { ...visit, answers: [] };
  const tell = (name: string): TrackedEvent => ({
    ...{ type: 'custom', name, props: { survey: id } },
    ...{ at: ending.at, page_id: ending.page_id, url: ending.url },
  });
  const isAnswered = random.chance(ANSWERS[survey]);
  const said = isAnswered ? answersTo(random, survey, moodOf(random, visit), tongueOf(last.batch)) : undefined;
  // Behind all others, so that what was numbered keeps its number.
  const events = [...last.batch.events, tell('survey_shown'), tell(said ? 'survey_answered' : 'survey_dismissed')];
  const asked = { ...visit, batches: visit.batches.with(-1, { ...last, batch: { ...last.batch, events } }) };
  if (!said) return { ...asked, answers: [] };
  const { session_id, visitor_id } = last.batch;
  return {
    ...asked,
    answers: [
      {
        ...{ id: random.uuid(), survey: id, session_id, visitor_id, at: ending.at, url: ending.url },
        ...{ language: tongueOf(last.batch), answers: said },
        complete: random.chance(0.88),
        ms: Math.round(random.around(9_000 * said.length, 0.6)),
      },
    ],
  };
}

/** Share of those who are shown it that answer: more than in life, so that there is something to look at. */
const ANSWERS: Record<DemoSurvey, number> = { nps: 0.75, csat: 0.8, kept: 0.7, ease: 0.85 };

function chooseSurvey(random: Random, visit: Visit): DemoSurvey | undefined {
  if (!random.chance(0.92)) return undefined;
  if (hasBought(visit)) return random.chance(0.5) ? 'csat' : 'ease';
  return random.chance(0.62) ? 'nps' : 'kept';
}

const allEvents = ({ batches }: Visit) => batches.flatMap(({ batch }) => batch.events);
const hasBought = (visit: Visit) => allEvents(visit).some(({ name }) => name === 'purchase');

/** Whoever was annoyed says so. */
function moodOf(random: Random, visit: Visit): Mood {
  const isAnnoyed = allEvents(visit).some(
    ({ type }) => type === 'rage_click' || type === 'js_error' || type === 'dead_click',
  );
  const bad = isAnnoyed ? 0.55 : 0.16;
  const roll = random.next();
  return roll < bad ? 'bad' : roll < bad + 0.26 ? 'middle' : 'good';
}

/** One that is spoken here. */
export function tongueOf({ language = 'en' }: UnsentBatch): Tongue {
  const [tongue = 'en'] = language.split('-');
  return isTongue(tongue) ? tongue : 'en';
}

function answersTo(random: Random, survey: DemoSurvey, mood: Mood, tongue: Tongue): Answer[] {
  const text = (question: string, chance: number): Answer[] =>
    random.chance(chance) ? [{ question, value: write(random, tongue, mood) }] : [];
  switch (survey) {
    case 'nps': {
      const value = {
        good: random.int(9, 10),
        middle: random.int(7, 8),
        bad: Math.min(6, Math.round(random.around(4.5, 0.5))),
      }[mood];
      const next = { good: 'best', middle: 'better', bad: 'wrong' }[mood];
      return [{ question: 'nps', value }, ...text(next, 0.6)];
    }
    case 'csat': {
      const value = { good: random.int(4, 5), middle: 3, bad: random.int(1, 2) }[mood];
      const found = random.weighted([
        { value: 'friend', weight: 4 },
        { value: 'search', weight: 6 },
        { value: 'social', weight: 5 },
        { value: 'press', weight: 2 },
      ]).value;
      const column = () => random.weighted(COLUMNS[mood]).value;
      return [
        { question: 'csat', value },
        { question: 'found', value: found },
        { question: 'parts', value: { price: column(), photos: column(), payment: column() } },
      ];
    }
    case 'kept': {
      const chosen = random.weighted(KEPT).value;
      const more = random.chance(0.3) ? random.weighted(KEPT).value : chosen;
      const value = [...new Set([chosen, more])];
      const wanted: Answer[] = value.includes('missing') ? [{ question: 'wanted', value: random.pick(WANTED) }] : [];
      return [{ question: 'kept', value }, ...wanted];
    }
    case 'ease': {
      const value = { good: random.int(6, 7), middle: random.int(4, 5), bad: random.int(1, 3) }[mood];
      return [{ question: 'ease', value }, ...(value <= 4 ? text('hard', 0.7) : [])];
    }
  }
}

const weights = (good: number, fine: number, poor: number) => [
  { value: 'good', weight: good },
  { value: 'fine', weight: fine },
  { value: 'poor', weight: poor },
];
const COLUMNS: Record<Mood, { value: string; weight: number }[]> = {
  good: weights(8, 2, 0.3),
  middle: weights(3, 5, 1),
  bad: weights(1, 3, 5),
};
const KEPT = [
  { value: 'looking', weight: 8 },
  { value: 'price', weight: 5 },
  { value: 'delivery', weight: 3 },
  { value: 'missing', weight: 3 },
];
