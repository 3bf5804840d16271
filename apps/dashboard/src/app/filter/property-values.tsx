import { t } from '@lingui/core/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { api } from '../api.ts';
import { ErrorState } from '../error-state.tsx';
import { problemOf } from '../problem.ts';
import { useQuestion } from '../question.ts';
import type { SegmentKey } from '../search.ts';
import { valueLabel } from '../segment-labels.ts';

/** Values offered of one property, most visitors first. */
const VALUES_OFFERED = 30;

/** The values of a property that sessions of these days have. */
export function PropertyValues({ by, onChoose }: { by: SegmentKey; onChoose: (value: string) => void }) {
  // The others of this property are on offer too, not only the one that is chosen now.
  const question = { ...useQuestion(), [by]: undefined };
  const values = useQuery(
    api.trends.breakdown.queryOptions({
      input: { ...question, by, limit: VALUES_OFFERED },
      placeholderData: keepPreviousData,
    }),
  );
  const offered = values.data?.items.filter(({ value }) => value !== '' || by === 'source');
  return (
    <>
      {values.isPending && <SkeletonRows rows={5} />}
      {values.isError && <ErrorState problem={problemOf(values.error)} onRetry={() => void values.refetch()} />}
      {offered?.length === 0 && (
        <p className="px-2 py-4 text-muted-foreground">
          {values.data?.items.length === 0 ? t`No sessions in these days.` : t`Not known of any session in these days.`}
        </p>
      )}
      <div className="max-h-72 overflow-y-auto">
        {offered?.map(({ value, visitors }) => (
          <Button
            key={value}
            variant="ghost"
            className="w-full justify-between px-2 font-normal text-foreground"
            onClick={() => onChoose(value)}
          >
            <span className="truncate">{valueLabel(by, value)}</span>
            <span className="text-muted-foreground tabular-nums">{formatCount(visitors)}</span>
          </Button>
        ))}
      </div>
    </>
  );
}
