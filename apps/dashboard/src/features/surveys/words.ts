import type { QuestionType, SurveyQuestion } from '@desirepath/contract/survey-questions';
import type { PLACEMENTS, SurveyTrigger } from '@desirepath/contract/survey-showing';
import type { Survey } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
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
import { formatEither } from '../../ui/format.ts';

interface TypeLook {
  label: string;
  icon: LucideIcon;
  /** What it is good for. */
  help: string;
}

/** Types of questions, in the order in which they are offered. */
export const TYPE_LOOKS: Record<QuestionType, TypeLook> = {
  rating: { label: t`Rating`, icon: Star, help: t`Numbers, stars or faces` },
  nps: { label: 'NPS', icon: Gauge, help: t`Would you recommend us? 0 to 10` },
  csat: { label: 'CSAT', icon: SmilePlus, help: t`How satisfied? 1 to 5` },
  ces: { label: 'CES', icon: ThumbsUp, help: t`How easy? 1 to 7` },
  single_choice: { label: t`Single choice`, icon: CircleDot, help: t`One of several` },
  multiple_choice: { label: t`Multiple choice`, icon: CheckSquare, help: t`Any of several` },
  ranking: { label: t`Ranking`, icon: ListOrdered, help: t`In order, best first` },
  matrix: { label: t`Matrix`, icon: Grid3x3, help: t`The same choice for several things` },
  short_text: { label: t`Short text`, icon: TextCursorInput, help: t`One line` },
  long_text: { label: t`Long text`, icon: MessageSquareText, help: t`A few sentences` },
  email: { label: t`E-mail`, icon: Mail, help: t`An address to answer to` },
  consent: { label: t`Consent`, icon: ShieldCheck, help: t`A box to tick` },
  statement: { label: t`Statement`, icon: Type, help: t`Says something, asks nothing` },
  link: { label: t`Link`, icon: Link2, help: t`A button that leads somewhere` },
};

export const PLACEMENT_WORDS: Record<(typeof PLACEMENTS)[number], string> = {
  popover: t`Popover in a corner`,
  bubble: t`Bubble that opens on click`,
  full_screen: t`Over the whole page`,
  bottom_bar: t`Bar along the bottom`,
  embedded: t`Embedded in an element`,
  link: t`Only as a link`,
};

/** When it is shown, as a person says it. */
function triggerWords(trigger: SurveyTrigger): string {
  switch (trigger.type) {
    case 'delay':
      return trigger.seconds === 0 ? t`at once` : t`after ${trigger.seconds} s`;
    case 'scroll':
      return t`at ${trigger.percent}% of the page`;
    case 'exit_intent':
      return t`on leaving`;
    case 'inactivity':
      return t`after ${trigger.seconds} s without activity`;
    case 'event':
      return t`on “${trigger.name}”`;
    case 'click':
      return t`on a click on ${trigger.selector}`;
    case 'rage_click':
      return t`after a rage click`;
    case 'goal':
      return t`after a goal`;
  }
}

/** Where and when a survey is shown, on one line. */
export function showingWords({ placement, triggers, targeting }: Survey): string {
  if (placement.kind === 'link') return t`As a link`;
  const when = triggers.length === 0 ? t`at once` : formatEither(triggers.map(triggerWords));
  const where = targeting.pages.length === 0 ? t`on any page` : t`on ${formatEither(targeting.pages)}`;
  return [PLACEMENT_WORDS[placement.kind], when, where].join(' · ');
}

/** `3. Why?`, for lists of questions to choose from. */
export const numbered = (questions: readonly SurveyQuestion[], id: string): string => {
  const index = questions.findIndex((question) => question.id === id);
  return index < 0 ? id : `${index + 1}. ${questions[index]?.text || t`Untitled`}`;
};
