import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { OnceVisited } from './once-visited.tsx';
import { useQuestionSearch } from './question.ts';
import { FILTER_KEYS, NO_SEGMENT, type QuestionSearch } from './search.ts';

interface Words {
  title: string;
  text: string;
}

interface NoSessionsProps {
  siteId: number;
  icon: LucideIcon;
  /** Where somebody may have come, but nobody who fits the filter. */
  filtered: Words;
  /** Where there is no filter. */
  unfiltered: Words;
  /** What the view itself filters by, each as undefined; left out while it does not. */
  own?: Record<string, undefined> | undefined;
  className?: string;
}

/** Nothing to show: because nobody has ever come, or nobody who fits the filter, or nobody in these days. Each has a way on. */
export function NoSessions({ siteId, icon, filtered, unfiltered, own, className }: NoSessionsProps) {
  const search = useQuestionSearch();
  const isFiltered = own !== undefined || FILTER_KEYS.some((key) => search[key] !== undefined);
  const { title, text } = isFiltered ? filtered : unfiltered;
  return (
    <OnceVisited siteId={siteId} className={className}>
      <EmptyState
        icon={icon}
        title={title}
        className={className}
        action={
          <Button asChild>
            {isFiltered ? (
              <Link to="." search={(before) => ({ ...before, ...NO_SEGMENT, ...own })}>
                <Trans>Clear the filters</Trans>
              </Link>
            ) : isLong(search) ? (
              <Link to="/sites/$siteId/install" params={{ siteId }}>
                <Trans>Check the installation</Trans>
              </Link>
            ) : (
              <Link to="." search={(before) => ({ ...before, range: '90d', from: undefined, to: undefined })}>
                <Trans>Show the last 90 days</Trans>
              </Link>
            )}
          </Button>
        }
      >
        {text}
      </EmptyState>
    </OnceVisited>
  );
}

/** Whether more days are of no more use. */
const isLong = ({ range }: QuestionSearch) => range === '90d' || range === '12m';
