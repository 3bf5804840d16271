import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { SharedViewProps } from '../shares/views.ts';
import { Playback } from './playback.tsx';

/** The recording, or the part of it, that a link shows. */
export function SharedRecording({ token, client }: SharedViewProps) {
  const recording = useQuery({ queryKey: ['shared', token, 'recording'], queryFn: () => client.sharedRecording.get() });
  const plan = useQuery({ queryKey: ['shared', token, 'parts'], queryFn: () => client.sharedRecording.parts() });
  const kept = useQuery({ queryKey: ['shared', token, 'assets'], queryFn: () => client.sharedRecording.assets() });
  const error = recording.error ?? plan.error ?? kept.error;
  if (error)
    return (
      <ErrorState
        problem={problemOf(error)}
        onRetry={() => void Promise.all([recording, plan, kept].map(({ refetch }) => refetch()))}
        className="py-24"
      />
    );
  if (!recording.data || !plan.data || !kept.data)
    return (
      <div role="status" aria-label={t`Loading`}>
        <Skeleton className="h-[calc(100dvh-5rem)]" />
      </div>
    );
  return (
    <Playback
      view={recording.data}
      kept={kept.data}
      plan={plan.data}
      fetchPage={(wanted, signal) => client.sharedRecording.chunks(wanted, { signal })}
    />
  );
}
