import type { SurveyInput } from '@desirepath/contract/surveys';

interface Template {
  title: string;
  text: string;
  survey: SurveyInput;
}

const why = (id: string, text: string) => ({ id, type: 'long_text' as const, text });
const isLow = (than: number, to: string) => ({ when: [{ test: 'at_most' as const, than }], to });
const isHigh = (than: number, to: string) => ({ when: [{ test: 'at_least' as const, than }], to });
const after = (seconds: number) => [{ type: 'delay' as const, seconds }];

/** Surveys to begin with. The last is an empty one. */
export const TEMPLATES: readonly Template[] = [
  {
    title: 'Net Promoter Score',
    text: 'Would they recommend you, and why? Asked of returning visitors, every three months.',
    survey: {
      name: 'NPS',
      questions: [
        {
          ...{ id: 'nps', type: 'nps', text: 'How likely are you to recommend us to a friend or colleague?' },
          ...{ low: 'Not at all likely', high: 'Extremely likely', required: true },
          branches: [isHigh(9, 'best'), isHigh(7, 'better')],
        },
        { ...why('wrong', 'What went wrong?'), branches: [{ when: [], to: 'thanks' }] },
        { ...why('better', 'What is the one thing we could do better?'), branches: [{ when: [], to: 'thanks' }] },
        why('best', 'What do you like best?'),
      ],
      triggers: after(15),
      targeting: { segment: 'visit:returning' },
      repeat: { show: 'every', days: 90 },
      rest_days: 14,
    },
  },
  {
    title: 'Customer satisfaction',
    text: 'How satisfied are they with what they just did? Good after an order or a support case.',
    survey: {
      name: 'CSAT',
      questions: [
        {
          ...{ id: 'csat', type: 'csat', text: 'How satisfied are you with your experience today?', required: true },
          ...{ low: 'Very dissatisfied', high: 'Very satisfied' },
          branches: [isHigh(4, 'liked')],
        },
        { ...why('missed', 'What did you miss?'), branches: [{ when: [], to: 'thanks' }] },
        why('liked', 'What did you like?'),
      ],
      triggers: after(5),
      repeat: { show: 'every', days: 30 },
    },
  },
  {
    title: 'Customer effort',
    text: 'How easy was it? What is hard is what to mend first.',
    survey: {
      name: 'CES',
      questions: [
        {
          ...{ id: 'ces', type: 'ces', text: 'It was easy to do what I came for.', required: true },
          ...{ low: 'Strongly disagree', high: 'Strongly agree' },
          branches: [isHigh(5, 'thanks')],
        },
        why('hard', 'What made it hard?'),
      ],
      triggers: after(5),
      repeat: { show: 'every', days: 30 },
    },
  },
  {
    title: 'Product-market fit',
    text: 'How would they feel if it were gone? 40 % “very disappointed” is the mark to reach.',
    survey: {
      name: 'Product-market fit',
      questions: [
        {
          ...{ id: 'fit', type: 'single_choice', text: 'How would you feel if you could not use this any more?' },
          required: true,
          options: [
            { id: 'very', text: 'Very disappointed' },
            { id: 'somewhat', text: 'Somewhat disappointed' },
            { id: 'not', text: 'Not disappointed' },
          ],
        },
        why('who', 'Who would benefit most from this?'),
        why('main', 'What is the main benefit that you get from it?'),
        why('better', 'How could we make it better for you?'),
      ],
      triggers: after(30),
      targeting: { segment: 'visits:3:' },
      repeat: { show: 'once' },
    },
  },
  {
    title: 'Before they leave',
    text: 'What kept them from buying? Shown when the pointer leaves the page.',
    survey: {
      name: 'Exit intent',
      questions: [
        {
          ...{ id: 'kept', type: 'single_choice', text: 'What kept you from ordering today?', shuffle: true },
          options: ['The price', 'Delivery takes too long', 'I did not find what I wanted', 'I am just looking around'],
          other: 'Something else',
          branches: [
            { when: [{ test: 'is', any: ['o3'] }], to: 'wanted' },
            { when: [], to: 'thanks' },
          ],
        },
        { id: 'wanted', type: 'short_text', text: 'What were you looking for?' },
      ],
      triggers: [{ type: 'exit_intent' }],
      repeat: { show: 'once' },
      rest_days: 7,
    },
  },
  {
    title: 'Feedback',
    text: 'A bubble that is always there: mood, words, and an address to answer to.',
    survey: {
      name: 'Feedback',
      questions: [
        { id: 'mood', type: 'rating', look: 'faces', text: 'How do you like this page?', branches: [isLow(2, 'bad')] },
        { ...why('good', 'Would you tell us more?'), branches: [{ when: [], to: 'address' }] },
        why('bad', 'Sorry to hear that. What is wrong?'),
        { id: 'address', type: 'email', text: 'May we write to you about it?', description: 'Leave it empty if not.' },
      ],
      placement: { kind: 'bubble', label: 'Feedback' },
      repeat: { show: 'every', days: 1 },
    },
  },
  { title: 'Empty', text: 'Begin with nothing.', survey: { name: 'New survey', triggers: after(5) } },
];
