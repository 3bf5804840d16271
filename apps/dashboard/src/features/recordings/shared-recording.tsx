import { useQuery } from '@tanstack/react-query';
import type { Client } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Playback } from './playback.tsx';

/** The recording, or the part of it, that a link shows. */
export function SharedRecording({ client }: { client: Client }) {
  const recording = useQuery({ queryKey: ['shared recording'], queryFn: () => client.sharedRecording.get() });
  const plan = useQuery({ queryKey: ['shared parts'], queryFn: () => client.sharedRecording.parts() });
  const error = recording.error ?? plan.error;
  if (error)
    return (
      <ErrorState
        problem={problemOf(error)}
        onRetry={() => void Promise.all([recording.refetch(), plan.refetch()])}
        className="py-24"
      />
    );
  if (!recording.data || !plan.data)
    return (
      <div role="status" aria-label="Loading">
        <Skeleton className="h-[calc(100dvh-5rem)]" />
      </div>
    );
  return (
    <Playback
      view={recording.data}
      plan={plan.data}
      fetchPage={(cursor, signal) => client.sharedRecording.chunks(cursor ? { cursor } : {}, { signal })}
    />
  );
}
