import type { SurveyFields } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { CornerDownRight, Flag, TriangleAlert } from 'lucide-react';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { numbered, TYPE_LOOKS } from '../words.ts';
import { unreachable, waysFrom } from './branching.ts';

interface BranchMapProps {
  draft: SurveyFields;
  onShow: (id: string) => void;
}

/** All ways through the survey at a glance; of one that has no branches there is nothing to see. */
export function BranchMap({ draft, onShow }: BranchMapProps) {
  if (draft.questions.every(({ branches }) => branches.length === 0)) return null;
  const lost = unreachable(draft);
  const ending = (id: string) => draft.endings.find((one) => one.id === id);
  return (
    <Card className="pb-3">
      <CardHeader title={t`All ways through`} />
      <ol className="grid grid-cols-[minmax(0,1fr)] gap-2 px-4 pt-1">
        {draft.questions.map((question, place) => {
          const { icon: Icon } = TYPE_LOOKS[question.type];
          return (
            <li key={question.id} className="grid grid-cols-[minmax(0,1fr)] gap-1">
              <button
                type="button"
                onClick={() => onShow(question.id)}
                className="flex items-center gap-2 rounded-md text-start hover:text-ember-text"
              >
                <Icon className="size-4 shrink-0 text-muted-foreground" aria-hidden />
                <span className="truncate font-medium">{numbered(draft.questions, question.id)}</span>
                {lost.has(question.id) && (
                  <span className="flex shrink-0 items-center gap-1 text-2sm text-bad">
                    <TriangleAlert className="size-3.5" aria-hidden />
                    <Trans>no way leads here</Trans>
                  </span>
                )}
              </button>
              <ul className="grid grid-cols-[minmax(0,1fr)] gap-0.5 ps-6 text-2sm text-muted-foreground">
                {waysFrom(draft, place).map(({ when, to, skips }) => (
                  <li key={`${when} ${to}`} className="flex min-w-0 items-center gap-1.5">
                    <CornerDownRight className="size-3.5 shrink-0" aria-hidden />
                    <span className="shrink-0">{when || (question.branches.length > 0 ? t`otherwise` : t`then`)}</span>
                    <span aria-hidden>→</span>
                    {ending(to) && <Flag className="size-3.5 shrink-0" aria-hidden />}
                    <span className="truncate text-foreground">
                      {ending(to) ? ending(to)?.title || t`End` : numbered(draft.questions, to)}
                    </span>
                    {skips > 0 && <span className="shrink-0">{t`passes over ${skips}`}</span>}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
