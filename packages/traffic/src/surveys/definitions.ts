import type { SurveyInput } from '@desirepath/contract/surveys';

const low = (than: number, to: string) => ({ when: [{ test: 'at_most' as const, than }], to });
const high = (than: number, to: string) => ({ when: [{ test: 'at_least' as const, than }], to });
const toEnd = [{ when: [], to: 'thanks' }];

/** What the demonstration shop asks its visitors, by the id of the first question. */
export const DEMO_SURVEYS = {
  nps: {
    name: 'Would you recommend us?',
    questions: [
      {
        ...{ id: 'nps', type: 'nps', text: 'How likely are you to recommend Moss & Kiln to a friend?', required: true },
        ...{ low: 'Not at all likely', high: 'Extremely likely' },
        branches: [high(9, 'best'), high(7, 'better')],
      },
      { id: 'wrong', type: 'long_text', text: 'What went wrong?', branches: toEnd },
      { id: 'better', type: 'long_text', text: 'What could we do better?', branches: toEnd },
      { id: 'best', type: 'long_text', text: 'What do you like best?' },
    ],
    endings: [{ id: 'thanks', title: 'Thank you!', text: 'We read every word.' }],
    translations: {
      de: {
        'nps.text': 'Wie wahrscheinlich ist es, dass Sie Moss & Kiln weiterempfehlen?',
        'nps.low': 'Sehr unwahrscheinlich',
        'nps.high': 'Sehr wahrscheinlich',
        'wrong.text': 'Was lief schief?',
        'better.text': 'Was können wir besser machen?',
        'best.text': 'Was gefällt Ihnen am besten?',
        'thanks.title': 'Vielen Dank!',
        'thanks.text': 'Wir lesen jedes Wort.',
      },
      fr: {
        'nps.text': 'Recommanderiez-vous Moss & Kiln à un ami ?',
        'nps.low': 'Pas du tout',
        'nps.high': 'Tout à fait',
        'wrong.text': 'Qu’est-ce qui n’a pas été ?',
        'better.text': 'Que pourrions-nous améliorer ?',
        'best.text': 'Qu’aimez-vous le plus ?',
        'thanks.title': 'Merci !',
      },
    },
    triggers: [{ type: 'delay', seconds: 20 }],
    repeat: { show: 'every', days: 90 },
    rest_days: 7,
  },
  csat: {
    name: 'After an order',
    questions: [
      {
        ...{ id: 'csat', type: 'csat', text: 'How satisfied are you with your order?', required: true },
        ...{ low: 'Very dissatisfied', high: 'Very satisfied' },
      },
      {
        ...{ id: 'found', type: 'single_choice', text: 'How did you find us?', other: 'In another way', shuffle: true },
        options: [
          { id: 'friend', text: 'A friend told me' },
          { id: 'search', text: 'Search' },
          { id: 'social', text: 'Social media' },
          { id: 'press', text: 'A magazine or blog' },
        ],
      },
      {
        ...{ id: 'parts', type: 'matrix', text: 'What did you think of these?' },
        rows: [
          { id: 'price', text: 'Prices' },
          { id: 'photos', text: 'Photos' },
          { id: 'payment', text: 'Paying' },
        ],
        columns: [
          { id: 'good', text: 'Good' },
          { id: 'fine', text: 'Fine' },
          { id: 'poor', text: 'Poor' },
        ],
      },
    ],
    triggers: [{ type: 'goal', goal: 'event:purchase' }],
    repeat: { show: 'every', days: 30 },
  },
  kept: {
    name: 'Before they leave',
    questions: [
      {
        ...{ id: 'kept', type: 'multiple_choice', text: 'What kept you from ordering today?', shuffle: true },
        options: [
          { id: 'price', text: 'The price' },
          { id: 'delivery', text: 'Delivery takes too long' },
          { id: 'missing', text: 'I did not find what I wanted' },
          { id: 'looking', text: 'I am just looking around' },
        ],
        other: 'Something else',
        branches: [{ when: [{ test: 'is', any: ['missing'] }], to: 'wanted' }, ...toEnd],
      },
      { id: 'wanted', type: 'short_text', text: 'What were you looking for?' },
    ],
    triggers: [{ type: 'exit_intent' }],
    targeting: { devices: ['desktop'], not_pages: ['/demo/thank-you/'] },
    repeat: { show: 'once' },
  },
  ease: {
    name: 'Checkout, how easy?',
    questions: [
      {
        ...{ id: 'ease', type: 'ces', text: 'It was easy to pay.', required: true },
        ...{ low: 'Strongly disagree', high: 'Strongly agree' },
        branches: [low(4, 'hard'), ...toEnd],
      },
      { id: 'hard', type: 'long_text', text: 'What made it hard?' },
    ],
    placement: { kind: 'bottom_bar' },
    triggers: [{ type: 'delay', seconds: 3 }],
    targeting: { pages: ['/demo/thank-you/'] },
    repeat: { show: 'every', days: 30 },
  },
} as const satisfies Record<string, SurveyInput>;

export type DemoSurvey = keyof typeof DEMO_SURVEYS;
