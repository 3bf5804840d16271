import { type Clause, writeConditions } from '@desirepath/contract/conditions';
import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import { SquarePlay } from 'lucide-react';
import { cn } from '../ui/class-names.ts';
import { withCondition } from './filter/use-filter.ts';
import { type FILTER_KEYS, type QuestionSearch, questionSearch, type RANGE_KEYS } from './search.ts';

export interface WatchTheseProps {
  siteId: number;
  /** Whose sessions, as a person reads it: "Watch those who …". */
  whose: string;
  /** What tells these sessions from the others that the view is about. */
  segment?: Partial<Record<(typeof FILTER_KEYS)[number], string | undefined>>;
  /** Other days than those of the view. */
  days?: Pick<QuestionSearch, (typeof RANGE_KEYS)[number]>;
  /** What the list is narrowed by besides. */
  conditions?: readonly Clause[];
  /** Those that are under way. */
  marks?: 'live';
  className?: string;
}

/** From a number to the recordings behind it: the list, narrowed to exactly its sessions. */
export function WatchThese({ siteId, whose, segment, days, conditions = [], marks, className }: WatchTheseProps) {
  return (
    <Link
      to="/sites/$siteId/recordings"
      params={{ siteId }}
      search={(before) => {
        const search = questionSearch.parse({ ...before, ...segment, ...days });
        const where = conditions.reduce<string | undefined>(
          (before, one) => withCondition(before, writeConditions([one]) ?? ''),
          search.where,
        );
        return { ...search, where, marks };
      }}
      preload={false}
      // It may stand in a line that takes clicks for something else.
      onClick={(event) => event.stopPropagation()}
      aria-label={t`Watch ${whose}`}
      title={t`Watch ${whose}`}
      className={cn(
        'grid size-7 print:hidden shrink-0 place-items-center rounded-md text-muted-foreground hover:bg-hover hover:text-ember-text',
        className,
      )}
    >
      <SquarePlay aria-hidden className="size-4" />
    </Link>
  );
}
