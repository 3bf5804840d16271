import { OTHER, type SurveyQuestion, scaleOf } from '@desirepath/contract/survey-questions';
import { t } from '@lingui/core/macro';

interface Choice {
  value: string;
  label: string;
}

/** What can be answered by choosing one of some things. */
export function answersOf(question: SurveyQuestion): Choice[] {
  const scale = scaleOf(question);
  if (scale)
    return Array.from({ length: scale.to - scale.from + 1 }, (_, index) => {
      const number = String(scale.from + index);
      return { value: number, label: number };
    });
  if (!('options' in question)) return [];
  const own = 'other' in question && question.other !== '' ? [{ value: OTHER, label: question.other }] : [];
  return [...question.options.map(toChoice), ...own];
}

/** What conditions can ask of an answer, those in rows and ticked boxes too. The parts of a score come first. */
export function conditionAnswersOf(question: SurveyQuestion): Choice[] {
  if (question.type === 'matrix') return question.columns.map(toChoice);
  if (question.type === 'consent' || question.type === 'link') return [{ value: 'true', label: question.label }];
  const isScored = question.type === 'nps' || question.type === 'csat' || question.type === 'ces';
  const parts = isScored ? Object.values(SCORE_PARTS[question.type]) : [];
  return [
    ...parts.map(([label, value]) => {
      const [from = '', to = ''] = value.split('..');
      return { value, label: t`${label}, ${from} to ${to}` };
    }),
    ...answersOf(question),
  ];
}

/** How the three parts of a score are called, and which numbers they are, as conditions name them. */
export const SCORE_PARTS = {
  nps: { good: [t`Promoters`, '9..10'], middle: [t`Passives`, '7..8'], bad: [t`Detractors`, '0..6'] },
  csat: { good: [t`Satisfied`, '4..5'], middle: [t`Neutral`, '3..3'], bad: [t`Dissatisfied`, '1..2'] },
  ces: { good: [t`Easy`, '5..7'], middle: [t`Neutral`, '4..4'], bad: [t`Hard`, '1..3'] },
} as const;

const toChoice = ({ id, text }: { id: string; text: string }): Choice => ({ value: id, label: text });
