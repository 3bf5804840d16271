import type { SurveyQuestion } from '@desirepath/contract/survey-questions';
import type { SurveyFields } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { ChevronDown, Copy, GitBranch, Trash2 } from 'lucide-react';
import { MoveHandle } from '../../../app/move-handle.tsx';
import type { Reordering } from '../../../app/use-reordering.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { cn } from '../../../ui/class-names.ts';
import { TYPE_LOOKS } from '../words.ts';
import { BranchesEditor } from './branches-editor.tsx';
import { QuestionFields } from './question-fields.tsx';

interface QuestionCardProps {
  draft: SurveyFields;
  place: number;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onChange: (question: SurveyQuestion) => void;
  onDuplicate: () => void;
  onRemove: () => void;
  reordering: Reordering;
}

/** One question: dragged by its handle or moved by the arrow keys on it, and opened to be edited. */
export function QuestionCard(props: QuestionCardProps) {
  const { draft, place, isOpen, onOpen, onChange, onDuplicate, onRemove, reordering } = props;
  const question = draft.questions[place];
  if (!question) return null;
  const { icon: Icon, label } = TYPE_LOOKS[question.type];
  const ways = question.branches.length;
  return (
    <li className="rounded-lg border bg-card" onDragOver={reordering.onDragOver}>
      <div className="flex items-center gap-1 p-1.5">
        <MoveHandle
          label={t`Question ${place + 1}, ${question.text}: move with the arrow keys`}
          handle={reordering.handle}
        />
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => onOpen(!isOpen)}
          className="flex min-h-8 min-w-0 flex-1 flex-wrap items-center gap-2 rounded-md px-1.5 text-start hover:bg-hover"
        >
          <span className="text-muted-foreground tabular-nums">{place + 1}</span>
          <Icon className="size-4 shrink-0 text-muted-foreground" role="img" aria-label={label} />
          <span className="min-w-24 flex-1 truncate">{question.text || t`Untitled`}</span>
          {question.required && (
            <Badge>
              <Trans>Required</Trans>
            </Badge>
          )}
          {ways > 0 && (
            <Badge tone="ember">
              <GitBranch aria-hidden />
              <Plural value={ways} one="# branch" other="# branches" />
            </Badge>
          )}
          <ChevronDown
            className={cn('size-4 shrink-0 text-muted-foreground transition-transform', isOpen && 'rotate-180')}
            aria-hidden
          />
        </button>
      </div>
      {isOpen && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 border-t p-4">
          <QuestionFields question={question} onChange={onChange} />
          <BranchesEditor draft={draft} place={place} onChange={(branches) => onChange({ ...question, branches })} />
          <div className="flex flex-wrap items-center justify-end gap-1">
            <span className="me-auto whitespace-nowrap text-2sm text-muted-foreground">
              {t`As ${`{{answer:${question.id}}}`} in later texts`}
            </span>
            <Button variant="ghost" onClick={onDuplicate}>
              <Copy aria-hidden />
              <Trans>Duplicate</Trans>
            </Button>
            <Button variant="ghost" onClick={onRemove}>
              <Trash2 aria-hidden />
              <Trans>Remove</Trans>
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
