import type { QuestionType, SurveyQuestion } from '@desirepath/contract/survey-questions';
import type { PLACEMENTS, SurveyTrigger } from '@desirepath/contract/survey-showing';
import type { Survey } from '@desirepath/contract/surveys';
import {
  CheckSquare,
  CircleDot,
  Gauge,
  Grid3x3,
  Link2,
  ListOrdered,
  type LucideIcon,
  Mail,
  MessageSquareText,
  ShieldCheck,
  SmilePlus,
  Star,
  TextCursorInput,
  ThumbsUp,
  Type,
} from 'lucide-react';

interface TypeLook {
  label: string;
  icon: LucideIcon;
  /** What it is good for. */
  help: string;
}

/** Types of questions, in the order in which they are offered. */
export const TYPE_LOOKS: Record<QuestionType, TypeLook> = {
  rating: { label: 'Rating', icon: Star, help: 'Numbers, stars or faces' },
  nps: { label: 'NPS', icon: Gauge, help: 'Would you recommend us? 0 to 10' },
  csat: { label: 'CSAT', icon: SmilePlus, help: 'How satisfied? 1 to 5' },
  ces: { label: 'CES', icon: ThumbsUp, help: 'How easy? 1 to 7' },
  single_choice: { label: 'Single choice', icon: CircleDot, help: 'One of several' },
  multiple_choice: { label: 'Multiple choice', icon: CheckSquare, help: 'Any of several' },
  ranking: { label: 'Ranking', icon: ListOrdered, help: 'In order, best first' },
  matrix: { label: 'Matrix', icon: Grid3x3, help: 'The same choice for several things' },
  short_text: { label: 'Short text', icon: TextCursorInput, help: 'One line' },
  long_text: { label: 'Long text', icon: MessageSquareText, help: 'A few sentences' },
  email: { label: 'E-mail', icon: Mail, help: 'An address to answer to' },
  consent: { label: 'Consent', icon: ShieldCheck, help: 'A box to tick' },
  statement: { label: 'Statement', icon: Type, help: 'Says something, asks nothing' },
  link: { label: 'Link', icon: Link2, help: 'A button that leads somewhere' },
};

export const PLACEMENT_WORDS: Record<(typeof PLACEMENTS)[number], string> = {
  popover: 'Popover in a corner',
  bubble: 'Bubble that opens on click',
  full_screen: 'Over the whole page',
  bottom_bar: 'Bar along the bottom',
  embedded: 'Embedded in an element',
  link: 'Only as a link',
};

/** When it is shown, as a person says it. */
function triggerWords(trigger: SurveyTrigger): string {
  switch (trigger.type) {
    case 'delay':
      return trigger.seconds === 0 ? 'at once' : `after ${trigger.seconds} s`;
    case 'scroll':
      return `at ${trigger.percent} % of the page`;
    case 'exit_intent':
      return 'on leaving';
    case 'inactivity':
      return `after ${trigger.seconds} s without activity`;
    case 'event':
      return `on “${trigger.name}”`;
    case 'click':
      return `on a click on ${trigger.selector}`;
    case 'rage_click':
      return 'after a rage click';
    case 'goal':
      return 'after a goal';
  }
}

/** Where and when a survey is shown, on one line. */
export function showingWords({ placement, triggers, targeting }: Survey): string {
  if (placement.kind === 'link') return 'As a link';
  const when = triggers.length === 0 ? 'at once' : triggers.map(triggerWords).join(' or ');
  const where = targeting.pages.length === 0 ? 'any page' : targeting.pages.join(', ');
  return `${PLACEMENT_WORDS[placement.kind]}, ${when}, on ${where}`;
}

/** `3. Why?`, for lists of questions to choose from. */
export const numbered = (questions: readonly SurveyQuestion[], id: string): string => {
  const index = questions.findIndex((question) => question.id === id);
  return index < 0 ? id : `${index + 1}. ${questions[index]?.text || 'Untitled'}`;
};
