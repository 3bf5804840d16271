import type { ComponentProps, ReactNode } from 'react';
import { cn } from './class-names.ts';

export function Card({ className, ...props }: ComponentProps<'section'>) {
  return <section className={cn('rounded-lg border bg-card', className)} {...props} />;
}

/** The title of a card at its start, what can be done with it at its end. */
export function CardHeader({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-3 gap-y-1.5 px-4 pt-2">
      <h2 className="font-semibold">{title}</h2>
      {children}
    </div>
  );
}
