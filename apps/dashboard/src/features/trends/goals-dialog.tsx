import type { Goal } from '@desirepath/contract/goals';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { actWords } from '../../app/filter/act-words.ts';
import { problemOf } from '../../app/problem.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { GoalForm } from './goal-form.tsx';

interface GoalsDialogProps {
  siteId: number;
  onClose: () => void;
  onRemoved?: (id: string) => void;
}

/** What visitors come for: all goals of the site, and a form to change one or to add one more. */
export default function GoalsDialog({ siteId, onClose, onRemoved }: GoalsDialogProps) {
  const [edited, setEdited] = useState<Goal>();
  const [asked, setAsked] = useState<Goal>();
  const goals = useQuery(api.goals.list.queryOptions({ input: { site: siteId } }));
  const remove = useChange(api.goals.remove.mutationOptions(), {
    stale: [api.goals.key()],
    onDone: (_, { params: { id } }) => {
      onRemoved?.(id);
      setEdited(undefined);
      setAsked(undefined);
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`Goals`}
      description={t`A page, an event, a click or a form that visitors come for. Figures and breakdowns then say how many reach it, and what that is worth.`}
      className="max-w-xl"
    >
      {goals.isPending && <SkeletonRows rows={2} />}
      {goals.isError && <ErrorState problem={problemOf(goals.error)} onRetry={() => void goals.refetch()} />}
      <ul className="grid gap-1.5">
        {goals.data?.items.map((goal) => (
          <li key={goal.id} className="flex items-center gap-2 rounded-md border py-1.5 pe-1 ps-3">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{goal.name}</p>
              <p className="truncate text-2sm text-muted-foreground">
                {actWords(goal.act)}
                {worthWords(goal)}
              </p>
            </div>
            <Button
              variant="ghost"
              size="icon"
              aria-label={t`Change the goal: ${goal.name}`}
              aria-pressed={edited?.id === goal.id}
              onClick={() => setEdited(edited?.id === goal.id ? undefined : goal)}
            >
              <Pencil aria-hidden />
            </Button>
            <Button
              variant="ghost"
              size="icon"
              aria-label={t`Delete the goal: ${goal.name}`}
              onClick={() => setAsked(goal)}
            >
              <Trash2 aria-hidden />
            </Button>
          </li>
        ))}
        {goals.data?.items.length === 0 && (
          <li className="text-muted-foreground">
            <Trans>None yet: add the first one below.</Trans>
          </li>
        )}
      </ul>
      {asked && (
        <ConfirmDelete
          open
          onOpenChange={() => setAsked(undefined)}
          name={asked.name}
          isPending={remove.isPending}
          onConfirm={() => remove.mutate({ params: { id: asked.id }, query: { site: siteId } })}
        >
          <Trans>
            Its figures are gone: views, boards and alerts that use it no longer answer. The visits themselves stay.
          </Trans>
        </ConfirmDelete>
      )}
      {/* Keyed: the form of another goal begins with what that one says. */}
      <GoalForm
        key={edited?.id}
        siteId={siteId}
        goal={edited}
        usualCurrency={goals.data?.items.find(({ currency }) => currency !== null)?.currency ?? null}
        onDone={() => setEdited(undefined)}
      />
    </Dialog>
  );
}

function worthWords({ worth, worth_property, currency }: Goal): string {
  if (worth === 'nothing') return '';
  const words = worth === 'value' ? t`, worth its value` : t`, worth its ${worth_property ?? ''}`;
  return currency === null ? words : t`${words} in ${currency}`;
}
