import type { Person, RecordingNote } from '@desirepath/contract/recording-notes';
import type { Recording } from '@desirepath/contract/recordings';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, client } from '../../../app/api.ts';
import { toastProblem } from '../../../app/toast-problem.ts';
import { mentionsIn } from './mentions.ts';

const NO_NOTES: readonly RecordingNote[] = [];
const NOBODY: readonly Person[] = [];

/** The notes on a recording, once it is shown, and what can be done with them. What is said answers whether it was done. */
export function useNotes({ site, recording_id: id }: Pick<Recording, 'site' | 'recording_id'>, enabled: boolean) {
  const queryClient = useQueryClient();
  const notes = useQuery(api.recordingNotes.list.queryOptions({ input: { site, id }, enabled }));
  const people = useQuery(api.recordingNotes.people.queryOptions({ input: { site }, enabled })).data?.items ?? NOBODY;
  const me = useQuery(api.accounts.me.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data?.id;
  const change = useMutation({
    mutationFn: (does: () => Promise<unknown>) => does(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.recordingNotes.list.key({ input: { site, id } }) }),
    onError: toastProblem,
  });
  const done = (does: () => Promise<unknown>) =>
    change.mutateAsync(does).then(
      () => true,
      () => false, // told above
    );

  return {
    notes: notes.data?.items ?? NO_NOTES,
    error: notes.error,
    isPending: notes.isPending,
    retry: () => void notes.refetch(),
    people,
    isMine: (note: RecordingNote) => note.author?.id === me,
    isBusy: change.isPending,
    add: (at: number, text: string) =>
      done(() => client.recordingNotes.create({ site, id, at, text, mentions: mentionsIn(text, people) })),
    edit: (note: string, text: string) =>
      done(() => client.recordingNotes.update({ site, id, note, text, mentions: mentionsIn(text, people) })),
    remove: (note: string) => done(() => client.recordingNotes.remove({ params: { id, note }, query: { site } })),
  };
}

export type Notes = ReturnType<typeof useNotes>;
