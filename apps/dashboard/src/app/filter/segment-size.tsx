import type { Segment } from '@desirepath/contract/segment';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { formatCount, formatShare } from '../../ui/format.ts';
import { api } from '../api.ts';
import { problemOf } from '../problem.ts';
import { useQuestion } from '../question.ts';

/** How many sessions and visitors conditions find in the days that are looked at. */
export function SegmentSize({ where }: { where: Segment['where'] }) {
  const { site, from, to } = useQuestion();
  const shown = useDeferredValue(where);
  const size = useQuery(
    api.segments.size.queryOptions({ input: { site, from, to, where: shown }, placeholderData: keepPreviousData }),
  );
  if (size.isError) {
    const { message, issues } = problemOf(size.error);
    return (
      <p role="alert" className="text-bad">
        {issues[0]?.message ?? message}
      </p>
    );
  }
  const { sessions, visitors, all_sessions } = size.data ?? { sessions: 0, visitors: 0, all_sessions: 0 };
  return (
    <p aria-live="polite" className={size.isFetching ? 'text-muted-foreground opacity-60' : 'text-muted-foreground'}>
      {size.data ? (
        <Trans>
          <span className="font-medium text-foreground tabular-nums">{formatCount(sessions)}</span> sessions of{' '}
          <span className="font-medium text-foreground tabular-nums">{formatCount(visitors)}</span> visitors,{' '}
          {formatShare(all_sessions > 0 ? sessions / all_sessions : 0)} of all
        </Trans>
      ) : (
        t`Counting…`
      )}
    </p>
  );
}
