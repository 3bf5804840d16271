import type { SurveyInput } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { i18n } from '../../language/i18n.ts';
import { isLanguage } from '../../language/languages.ts';

interface Template {
  title: string;
  text: string;
  survey: SurveyInput;
}

const why = (id: string, text: string) => ({ id, type: 'long_text' as const, text });
const isLow = (than: number, to: string) => ({ when: [{ test: 'at_most' as const, than }], to });
const isHigh = (than: number, to: string) => ({ when: [{ test: 'at_least' as const, than }], to });
const after = (seconds: number) => [{ type: 'delay' as const, seconds }];

/** What is said in all of them besides: their language is that of the dashboard, and so is that of their end. */
export const IN_THIS_LANGUAGE = {
  language: isLanguage(i18n.locale) ? i18n.locale : 'en',
  endings: [{ id: 'thanks', title: t`Thank you!` }],
} satisfies Partial<SurveyInput>;

/** Surveys to begin with. The last is an empty one. */
export const TEMPLATES: readonly Template[] = [
  {
    title: t`Net Promoter Score`,
    text: t`Would they recommend you, and why? Asked of returning visitors, every three months.`,
    survey: {
      name: 'NPS',
      questions: [
        {
          ...{ id: 'nps', type: 'nps', text: t`How likely are you to recommend us to a friend or colleague?` },
          ...{ low: t`Not at all likely`, high: t`Extremely likely`, required: true },
          branches: [isHigh(9, 'best'), isHigh(7, 'better')],
        },
        { ...why('wrong', t`What went wrong?`), branches: [{ when: [], to: 'thanks' }] },
        { ...why('better', t`What is the one thing we could do better?`), branches: [{ when: [], to: 'thanks' }] },
        why('best', t`What do you like best?`),
      ],
      triggers: after(15),
      targeting: { segment: 'visit:returning' },
      repeat: { show: 'every', days: 90 },
      rest_days: 14,
    },
  },
  {
    title: t`Customer satisfaction`,
    text: t`How satisfied are they with what they just did? Good after an order or a support case.`,
    survey: {
      name: 'CSAT',
      questions: [
        {
          ...{ id: 'csat', type: 'csat', text: t`How satisfied are you with your experience today?`, required: true },
          ...{ low: t`Very dissatisfied`, high: t`Very satisfied` },
          branches: [isHigh(4, 'liked')],
        },
        { ...why('missed', t`What did you miss?`), branches: [{ when: [], to: 'thanks' }] },
        why('liked', t`What did you like?`),
      ],
      triggers: after(5),
      repeat: { show: 'every', days: 30 },
    },
  },
  {
    title: t`Customer effort`,
    text: t`How easy was it? What is hard is what to mend first.`,
    survey: {
      name: 'CES',
      questions: [
        {
          ...{ id: 'ces', type: 'ces', text: t`It was easy to do what I came for.`, required: true },
          ...{ low: t`Strongly disagree`, high: t`Strongly agree` },
          branches: [isHigh(5, 'thanks')],
        },
        why('hard', t`What made it hard?`),
      ],
      triggers: after(5),
      repeat: { show: 'every', days: 30 },
    },
  },
  {
    title: t`Product-market fit`,
    text: t`How would they feel if it were gone? 40% “very disappointed” is the mark to reach.`,
    survey: {
      name: t`Product-market fit`,
      questions: [
        {
          ...{ id: 'fit', type: 'single_choice', text: t`How would you feel if you could not use this any more?` },
          required: true,
          options: [
            { id: 'very', text: t`Very disappointed` },
            { id: 'somewhat', text: t`Somewhat disappointed` },
            { id: 'not', text: t`Not disappointed` },
          ],
        },
        why('who', t`Who would benefit most from this?`),
        why('main', t`What is the main benefit that you get from it?`),
        why('better', t`How could we make it better for you?`),
      ],
      triggers: after(30),
      targeting: { segment: 'visits:3:' },
      repeat: { show: 'once' },
    },
  },
  {
    title: t`Before they leave`,
    text: t`What kept them from buying? Shown when the pointer leaves the page.`,
    survey: {
      name: t`Exit intent`,
      questions: [
        {
          ...{ id: 'kept', type: 'single_choice', text: t`What kept you from ordering today?`, shuffle: true },
          options: [
            t`The price`,
            t`Delivery takes too long`,
            t`I did not find what I wanted`,
            t`I am just looking around`,
          ],
          other: t`Something else`,
          branches: [
            { when: [{ test: 'is', any: ['o3'] }], to: 'wanted' },
            { when: [], to: 'thanks' },
          ],
        },
        { id: 'wanted', type: 'short_text', text: t`What were you looking for?` },
      ],
      triggers: [{ type: 'exit_intent' }],
      repeat: { show: 'once' },
      rest_days: 7,
    },
  },
  {
    title: t`Feedback`,
    text: t`A bubble that is always there: mood, words, and an address to answer to.`,
    survey: {
      name: t`Feedback`,
      questions: [
        { id: 'mood', type: 'rating', look: 'faces', text: t`How do you like this page?`, branches: [isLow(2, 'bad')] },
        { ...why('good', t`Would you tell us more?`), branches: [{ when: [], to: 'address' }] },
        why('bad', t`Sorry to hear that. What is wrong?`),
        {
          id: 'address',
          type: 'email',
          text: t`May we write to you about it?`,
          description: t`Leave it empty if not.`,
        },
      ],
      placement: { kind: 'bubble', label: t`Feedback` },
      repeat: { show: 'every', days: 1 },
    },
  },
  { title: t`Empty`, text: t`Begin with nothing.`, survey: { name: t`New survey`, triggers: after(5) } },
];
