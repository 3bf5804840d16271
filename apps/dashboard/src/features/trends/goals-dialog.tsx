import { actText } from '@desirepath/contract/acts';
import type { Goal, WORTHS } from '@desirepath/contract/goals';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { ActField } from '../../app/filter/act-field.tsx';
import { actWords } from '../../app/filter/act-words.ts';
import { problemOf } from '../../app/problem.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

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
    onDone: (_, { id }) => {
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
          onConfirm={() => remove.mutate({ site: siteId, id: asked.id })}
        >
          <Trans>
            Its figures are gone: views, boards and alerts that use it no longer answer. The visits themselves stay.
          </Trans>
        </ConfirmDelete>
      )}
      {/* Keyed: the form of another goal begins with what that one says. */}
      <GoalForm key={edited?.id} siteId={siteId} goal={edited} onDone={() => setEdited(undefined)} />
    </Dialog>
  );
}

function worthWords({ worth, worth_property }: Goal): string {
  if (worth === 'nothing') return '';
  return worth === 'value' ? t`, worth its value` : t`, worth its ${worth_property ?? ''}`;
}

const WORTH_OPTIONS = [
  { value: 'nothing', label: t`Nothing in figures` },
  { value: 'value', label: t`The value of the event` },
  { value: 'property', label: t`A property of the event` },
] as const satisfies readonly { value: (typeof WORTHS)[number]; label: string }[];

interface GoalFormProps {
  siteId: number;
  /** The one that is changed; none for a new one. */
  goal: Goal | undefined;
  /** The one that was changed is changed, or stays as it was. */
  onDone: () => void;
}

function GoalForm({ siteId, goal, onDone }: GoalFormProps) {
  const [name, setName] = useState(goal?.name ?? '');
  const [act, setAct] = useState(goal?.act ?? '');
  const [worth, setWorth] = useState<(typeof WORTHS)[number]>(goal?.worth ?? 'nothing');
  const [property, setProperty] = useState(goal?.worth_property ?? '');
  // A new one begins with an empty field for what is done.
  const [count, setCount] = useState(0);
  const replace = useChange(api.goals.replace.mutationOptions(), {
    // What was counted by the goal as it was is old.
    stale: [api.goals.key(), api.trends.key()],
    isSaidByForm: true,
    onDone,
  });
  const create = useChange(api.goals.create.mutationOptions(), {
    stale: [api.goals.key()],
    isSaidByForm: true,
    onDone: () => {
      setName('');
      setAct('');
      setCount((before) => before + 1);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fields = { site: siteId, name, act, worth, worth_property: worth === 'property' ? property : null };
    if (goal) replace.mutate({ ...fields, id: goal.id });
    else create.mutate(fields);
  };
  const isComplete =
    name.trim() !== '' && actText.safeParse(act).success && (worth !== 'property' || property.trim() !== '');
  const failed = goal ? replace : create;
  const problem = failed.isError ? problemOf(failed.error) : undefined;
  return (
    <form onSubmit={submit} className="grid gap-3 border-t pt-4">
      <Field label={t`Name`}>
        {(control) => (
          <Input
            {...control}
            maxLength={60}
            placeholder={t`Order`}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <ActField key={count} label={t`What reaches it`} value={act} onChange={setAct} />
      <div className="grid gap-1.5">
        <span className="font-medium">
          <Trans>Worth</Trans>
        </span>
        <div className="flex flex-wrap gap-1.5">
          <Select label={t`Worth`} className="h-9" value={worth} options={WORTH_OPTIONS} onChange={setWorth} />
          {worth === 'property' && (
            <Input
              aria-label={t`Property that says what it is worth`}
              className="w-48"
              placeholder={t`total`}
              value={property}
              onChange={(event) => setProperty(event.target.value)}
            />
          )}
        </div>
      </div>
      {problem && (
        <p role="alert" className="text-bad">
          {problem.issues[0]?.message ?? problem.message}
        </p>
      )}
      <div className="flex justify-end gap-2">
        {goal && (
          <Button onClick={onDone}>
            <Trans>Cancel</Trans>
          </Button>
        )}
        <Button type="submit" variant="primary" disabled={!isComplete || failed.isPending}>
          {goal ? t`Save` : t`Add goal`}
        </Button>
      </div>
    </form>
  );
}
