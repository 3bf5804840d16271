import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import type { Problem } from '../app/problem.ts';
import { Card } from './card.tsx';
import { ErrorState } from './error-state.tsx';
import { Skeleton } from './skeleton.tsx';

interface SectionCardProps {
  title: string;
  description?: ReactNode;
  /** What can be done here, on the right. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A card of a page of settings: its title, what it is for, and its content below. */
export function SectionCard({ title, description, actions, children }: SectionCardProps) {
  return (
    <Card className="grid gap-4 p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 max-w-prose">
          <h2 className="font-semibold">{title}</h2>
          {description && <p className="text-muted-foreground">{description}</p>}
        </div>
        {actions}
      </div>
      {children}
    </Card>
  );
}

interface LoadedProps<Data> {
  /** About as many lines as will come: what is below does not move then. */
  lines?: number;
  data: Data | undefined;
  problem: Problem | undefined;
  onRetry: () => void;
  children: (data: Data) => ReactNode;
}

/** What was asked for, or that it is on its way, or why it is not. */
export function Loaded<Data>({ lines = 3, data, problem, onRetry, children }: LoadedProps<Data>) {
  if (data !== undefined) return children(data);
  if (problem) return <ErrorState problem={problem} onRetry={onRetry} />;
  return (
    <div role="status" aria-label={t`Loading`} className="grid gap-2">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <Skeleton key={line} className="h-9" />
      ))}
    </div>
  );
}
