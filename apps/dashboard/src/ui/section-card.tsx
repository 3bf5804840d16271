import type { ReactNode } from 'react';
import { Card } from './card.tsx';

interface SectionCardProps {
  title: string;
  description?: ReactNode;
  /** What can be done here, at its end. */
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
