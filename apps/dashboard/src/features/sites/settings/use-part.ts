import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../../app/api.ts';
import { type Problem, problemOf } from '../../../app/problem.ts';
import { problemWith } from './issues.ts';
import type { Part, SiteChanges } from './parts.ts';

export interface PartForm<Draft> {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  /** Why the last attempt to save was refused; gone with the next change. */
  problem: Problem | undefined;
  isChanged: boolean;
  isSaving: boolean;
  submit: (event: FormEvent<HTMLFormElement>) => void;
  discard: () => void;
}

/** Some settings of a site as a form: what is typed stays here until it is saved. */
export function usePart<Draft extends object>(site: Site, part: Part<Draft>): PartForm<Draft> {
  const [typed, setTyped] = useState<Draft>();
  const [refused, setRefused] = useState<Problem>();
  const queryClient = useQueryClient();
  const saved = part.read(site);
  const draft = typed ?? saved;
  const update = useMutation(
    api.sites.update.mutationOptions({
      onSuccess: async (changed, { id: _, ...saved }) => {
        queryClient.setQueryData(api.sites.get.queryKey({ input: { id: site.id } }), changed);
        // What was typed while this was under way is not saved yet.
        setTyped((before) => (before && isSame(part.write(before), saved) ? undefined : before));
        toast.success(t`Saved. Pages pick it up within five minutes.`);
        // A change of the time zone moves the days of every report.
        await queryClient.invalidateQueries();
      },
    }),
  );
  const forgetProblem = () => {
    setRefused(undefined);
    update.reset();
  };

  return {
    draft,
    set: (change) => {
      forgetProblem();
      setTyped({ ...draft, ...change });
    },
    problem: refused ?? (update.error ? problemOf(update.error) : undefined),
    isChanged: typed !== undefined && !isSame(part.write(typed), part.write(saved)),
    isSaving: update.isPending,
    submit: (event) => {
      event.preventDefault();
      const changes = part.write(draft);
      const problem = problemWith(changes);
      setRefused(problem);
      if (!problem) update.mutate({ id: site.id, ...changes });
    },
    discard: () => {
      forgetProblem();
      setTyped(undefined);
    },
  };
}

const isSame = (one: SiteChanges, other: SiteChanges) => JSON.stringify(one) === JSON.stringify(other);
