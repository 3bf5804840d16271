import type { Question } from '@desirepath/contract/segment';
import type { Dimension } from '@desirepath/contract/trends';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { BreakdownDialog } from './breakdown-dialog.tsx';
import { BreakdownRows } from './breakdown-rows.tsx';

/** Rows in a card; one more is asked for, to know whether there are any. */
const ROWS = 8;

interface BreakdownListProps {
  question: Question;
  by: Dimension;
  visitors: number;
}

export function BreakdownList({ question, by, visitors }: BreakdownListProps) {
  const [isOpen, setOpen] = useState(false);
  const breakdown = useQuery(
    api.trends.breakdown.queryOptions({
      input: { ...question, by, limit: ROWS + 1 },
      placeholderData: keepPreviousData,
    }),
  );
  const items = breakdown.data?.items ?? [];
  return (
    <>
      <div className="flex-1 px-2 pt-2 lg:min-h-72">
        {breakdown.isPending && <SkeletonRows rows={ROWS} className="px-2" />}
        {breakdown.isError && <ErrorState problem={problemOf(breakdown.error)} onRetry={breakdown.refetch} />}
        {breakdown.isSuccess && <BreakdownRows by={by} items={items.slice(0, ROWS)} visitors={visitors} />}
      </div>
      {items.length > ROWS && (
        <Button variant="ghost" size="sm" className="mx-2 self-start" onClick={() => setOpen(true)}>
          Show more
        </Button>
      )}
      {isOpen && <BreakdownDialog question={question} by={by} onClose={() => setOpen(false)} />}
    </>
  );
}
