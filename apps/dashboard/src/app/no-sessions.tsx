import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useQuestionSearch } from './question.ts';
import { FILTER_KEYS, NO_SEGMENT } from './search.ts';

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

/** Nothing to show: without a filter the script may be missing; with one, the way on is to take it away. */
export function NoSessions({ siteId, icon, filtered, unfiltered, own, className }: NoSessionsProps) {
  const search = useQuestionSearch();
  const isFiltered = own !== undefined || FILTER_KEYS.some((key) => search[key] !== undefined);
  const { title, text } = isFiltered ? filtered : unfiltered;
  return (
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
          ) : (
            <Link to="/sites/$siteId/install" params={{ siteId }}>
              <Trans>Check the installation</Trans>
            </Link>
          )}
        </Button>
      }
    >
      {text}
    </EmptyState>
  );
}
