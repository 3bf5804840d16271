import { FEEDBACK_STATES } from '@desirepath/contract/feedback-states';
import { FEEDBACK } from '@desirepath/contract/limits';
import type { Person } from '@desirepath/contract/recording-notes';
import { t } from '@lingui/core/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { useMay } from '../../app/at-least.tsx';
import { OfferedInput } from '../../app/filter/offered-input.tsx';
import { toastProblem } from '../../app/toast-problem.ts';
import { Badge } from '../../ui/badge.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { type FeedbackDetail, messageQuery } from './queries.ts';
import { STATE_NAMES } from './words.ts';

interface HandlingProps {
  message: FeedbackDetail;
  people: readonly Person[];
  /** Tags that are in use. */
  tags: readonly string[];
}

const NOBODY = 'nobody';

/** What becomes of a message: its state, whose it is, and its tags. */
export function Handling({ message, people, tags }: HandlingProps) {
  const mayChange = useMay('analyst');
  const queryClient = useQueryClient();
  const change = useMutation(
    api.feedback.update.mutationOptions({
      onSuccess: async (changed) => {
        queryClient.setQueryData(messageQuery(message.site, message.id).queryKey, (before) =>
          before ? { ...before, ...changed } : before,
        );
        await queryClient.invalidateQueries({ queryKey: api.feedback.key() });
      },
      onError: toastProblem,
    }),
  );
  // Of two that follow each other closely the second must not take the first away.
  const tagged = (change.isPending && change.variables.tags) || message.tags;
  const save = (changes: { state?: FeedbackDetail['state']; tags?: string[]; assignee?: string | null }) =>
    change.mutate({ site: message.site, id: message.id, ...changes });

  return (
    <fieldset disabled={!mayChange} className="flex flex-wrap items-center gap-2 border-t pt-3 disabled:opacity-60">
      <SegmentedControl
        label={t`State`}
        value={message.state}
        options={FEEDBACK_STATES.map((state) => ({ value: state, label: STATE_NAMES[state] }))}
        onChange={(state) => save({ state })}
      />
      <Select
        label={t`Whose it is`}
        value={message.assignee?.id ?? NOBODY}
        options={[
          { value: NOBODY, label: t`Nobody’s yet` },
          ...withAssignee(people, message.assignee).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(value) => save({ assignee: value === NOBODY ? null : value })}
      />
      {tagged.map((tag) => (
        <Badge key={tag} className="h-7 pe-0 text-2sm">
          {tag}
          <button
            type="button"
            aria-label={t`Take the tag ${tag} away`}
            className="grid size-7 place-items-center rounded hover:bg-hover"
            onClick={() => save({ tags: tagged.filter((one) => one !== tag) })}
          >
            <X aria-hidden />
          </button>
        </Badge>
      ))}
      {tagged.length < FEEDBACK.tags && <AddTag offered={tags} onAdd={(tag) => save({ tags: [...tagged, tag] })} />}
    </fieldset>
  );
}

/** Who it was given to may not see the site any more. */
const withAssignee = (people: readonly Person[], assignee: Person | null): readonly Person[] =>
  assignee === null || people.some(({ id }) => id === assignee.id) ? people : [...people, assignee];

function AddTag({ offered, onAdd }: { offered: readonly string[]; onAdd: (tag: string) => void }) {
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim()) onAdd(typed.trim());
    setTyped('');
  };
  return (
    <form onSubmit={submit}>
      <OfferedInput
        aria-label={t`Add a tag`}
        placeholder={t`Tag, Enter`}
        offers={offered}
        maxLength={FEEDBACK.tag}
        className="h-8 w-28"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </form>
  );
}
