import { Trans } from '@lingui/react/macro';
import { CloudOff, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { cn } from '../ui/class-names.ts';
import { later } from './later.tsx';
import type { Problem } from './problem.ts';

const WithoutGone = later(() => import('./without-gone.tsx'));

interface ErrorStateProps {
  problem: Problem;
  /** Left out where trying again cannot help. */
  onRetry?: () => void;
  /** What else may help. */
  action?: ReactNode;
  className?: string;
}

/** What happened, in place of what should be here. */
export function ErrorState({ problem, onRetry, action, className }: ErrorStateProps) {
  // What was deleted does not come back by asking again.
  const isGone = problem.issues.some(({ code }) => code?.startsWith('gone_'));
  const mayCome = !isGone && !problem.code.endsWith('_not_found');
  const Icon = problem.code === 'unreachable' ? CloudOff : TriangleAlert;
  return (
    <div role="alert" className={cn('grid justify-items-center gap-3 px-4 py-10 text-center', className)}>
      <Icon className="size-5 text-bad" aria-hidden />
      <p className="max-w-sm text-balance">{problem.message}</p>
      {problem.code === 'part_missing' ? (
        <Button onClick={() => location.reload()}>
          <Trans>Load the page anew</Trans>
        </Button>
      ) : (
        onRetry &&
        mayCome && (
          <Button onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        )
      )}
      {isGone && <WithoutGone problem={problem} />}
      {action}
    </div>
  );
}
