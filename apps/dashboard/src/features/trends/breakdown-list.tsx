import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { BreakdownDialog } from './breakdown-dialog.tsx';
import { BreakdownRows } from './breakdown-rows.tsx';
import type { DimensionLook } from './dimensions.ts';

/** Rows in a card; one more is asked for, to know whether there are any. */
export const ROWS = 8;

/** What is asked of the server, but how many. */
export type BreakdownInput = Omit<Parameters<typeof api.trends.breakdown.call>[0], 'limit'>;

interface BreakdownListProps {
  input: BreakdownInput;
  look: DimensionLook;
  visitors: number;
}

export function BreakdownList({ input, look, visitors }: BreakdownListProps) {
  const [isOpen, setOpen] = useState(false);
  const breakdown = useQuery(
    api.trends.breakdown.queryOptions({
      input: { ...input, limit: ROWS + 1 },
      placeholderData: keepPreviousData,
    }),
  );
  const items = breakdown.data?.items ?? [];
  return (
    <>
      <div className="flex-1 px-2 pt-2 lg:min-h-72">
        {breakdown.isPending && <SkeletonRows rows={ROWS} className="gap-px px-2" />}
        {breakdown.isError && <ErrorState problem={problemOf(breakdown.error)} onRetry={breakdown.refetch} />}
        {breakdown.isSuccess && items.length === 0 && (
          <p className="px-2 py-6 text-muted-foreground">
            <Trans>Nothing of this in these days.</Trans>
          </p>
        )}
        {breakdown.isSuccess && (
          <BreakdownRows
            look={look}
            items={items.slice(0, ROWS)}
            visitors={visitors}
            hasGoal={input.goal !== undefined}
            currency={breakdown.data.currency}
          />
        )}
      </div>
      {/* Its place is kept: what is below does not move once it is known that there is more. */}
      <div className="mx-2 h-7">
        {items.length > ROWS && (
          <Button variant="ghost" size="sm" onClick={() => setOpen(true)}>
            <Trans>Show more</Trans>
          </Button>
        )}
      </div>
      {isOpen && <BreakdownDialog input={input} look={look} onClose={() => setOpen(false)} />}
    </>
  );
}
