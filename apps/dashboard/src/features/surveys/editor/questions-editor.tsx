import { SURVEYS } from '@desirepath/contract/limits';
import type { QuestionType, SurveyQuestion } from '@desirepath/contract/survey-questions';
import { QUESTION_TYPES } from '@desirepath/contract/survey-questions';
import type { SurveyFields } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { type Ref, useState } from 'react';
import { useFocusKept } from '../../../app/use-focus-kept.ts';
import { useReordering } from '../../../app/use-reordering.ts';
import { Button } from '../../../ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '../../../ui/dropdown-menu.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { TYPE_LOOKS } from '../words.ts';
import { BranchMap } from './branch-map.tsx';
import { newId, newQuestion, settled, withoutQuestion } from './draft.ts';
import { EndingsEditor } from './endings-editor.tsx';
import { QuestionCard } from './question-card.tsx';

interface QuestionsEditorProps {
  draft: SurveyFields;
  onChange: (draft: SurveyFields) => void;
  /** Shows a question, or an ending, in the preview. */
  onShow: (id: string) => void;
}

/** The questions in their order, one of them open; then how it ends. */
export function QuestionsEditor({ draft, onChange, onShow }: QuestionsEditorProps) {
  const [open, setOpen] = useState(draft.questions[0]?.id);
  const [said, setSaid] = useState('');
  const { questions } = draft;
  const adds = useFocusKept(questions.length);
  const set = (changed: SurveyQuestion[]) => onChange(settled({ ...draft, questions: changed }));
  const show = (id: string) => {
    setOpen(id);
    onShow(id);
  };
  const add = (type: QuestionType) => {
    const id = newId('q', [...questions, ...draft.endings], Math.random);
    set([...questions, newQuestion(type, id)]);
    show(id);
  };
  const reordering = useReordering(
    questions,
    ({ id }) => id,
    (changed, question, to) => {
      set(changed);
      setSaid(t`“${question.text}” is question ${to + 1} now`);
    },
  );
  const duplicate = (question: SurveyQuestion, index: number) => {
    const id = newId('q', [...questions, ...draft.endings], Math.random);
    set(questions.toSpliced(index + 1, 0, { ...question, id }));
    show(id);
  };

  return (
    <>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <ol className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {questions.map((question, index) => (
          <QuestionCard
            key={question.id}
            draft={draft}
            place={index}
            isOpen={question.id === open}
            onOpen={(isOpen) => (isOpen ? show(question.id) : setOpen(undefined))}
            onChange={(changed) => set(questions.with(index, changed))}
            onDuplicate={() => duplicate(question, index)}
            onRemove={() => onChange(withoutQuestion(draft, question.id))}
            reordering={reordering(index)}
          />
        ))}
      </ol>
      {questions.length < SURVEYS.questions && (
        <AddQuestion ref={adds} isFirst={questions.length === 0} onChoose={add} />
      )}
      {questions.length > 1 && (
        <Tick checked={draft.shuffle} onChange={(shuffle) => onChange({ ...draft, shuffle })}>
          <Trans>Questions in random order; those behind a branch stay where they are</Trans>
        </Tick>
      )}
      <EndingsEditor draft={draft} onChange={onChange} onShow={onShow} />
      <BranchMap draft={draft} onShow={show} />
    </>
  );
}

interface AddQuestionProps {
  ref: Ref<HTMLButtonElement>;
  isFirst: boolean;
  onChoose: (type: QuestionType) => void;
}

function AddQuestion({ ref, isFirst, onChoose }: AddQuestionProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button ref={ref} variant={isFirst ? 'primary' : 'secondary'} className="justify-self-start">
          <Plus aria-hidden />
          {isFirst ? t`Add the first question` : t`Add a question`}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="grid sm:grid-cols-2">
        {QUESTION_TYPES.map((type) => {
          const { icon: Icon, label, help } = TYPE_LOOKS[type];
          return (
            <DropdownMenuItem key={type} onSelect={() => onChoose(type)} className="py-1.5">
              <Icon aria-hidden />
              <span className="grid">
                <span>{label}</span>
                <span className="text-2sm text-muted-foreground">{help}</span>
              </span>
            </DropdownMenuItem>
          );
        })}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
