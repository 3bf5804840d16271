import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { problemOf } from './problem.ts';

interface PageProblemProps {
  error: unknown;
  onRetry: () => void;
  /** The list that the page is of one of. */
  list: ListOf;
}

export type ListOf =
  `/sites/$siteId/${'recordings' | 'funnels' | 'boards' | 'surveys' | 'visitors' | 'forms' | 'alerts'}`;

/** In place of a page about one thing: where there is no such thing the list of them is near, anything else may be tried again. */
export function PageProblem({ error, onRetry, list }: PageProblemProps) {
  const problem = problemOf(error);
  // As of a link that was not copied whole.
  const isNoId = problem.issues.some(({ path, code }) => path === 'id' && code === 'not_id');
  return (
    <Card>
      {isNoId || isGone(error) ? (
        <EmptyState
          icon={Compass}
          title={isNoId ? t`There is nothing at this address.` : problem.message}
          isPage
          className="py-24"
          action={
            <Button asChild>
              <Link from="/sites/$siteId" to={list}>
                <Trans>Show all there are</Trans>
              </Link>
            </Button>
          }
        >
          <Trans>The link may be old, or what it leads to was deleted.</Trans>
        </EmptyState>
      ) : (
        <ErrorState problem={problem} onRetry={onRetry} className="py-24" />
      )}
    </Card>
  );
}

/** There is no such thing, or no longer. */
export const isGone = (error: unknown): boolean => Boolean(error) && problemOf(error).code.endsWith('not_found');
