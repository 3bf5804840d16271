import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './class-names.ts';
import { usePageTitle } from './page-title.ts';

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  /** Why there is nothing, and what to do next. */
  children: ReactNode;
  action?: ReactNode;
  className?: string;
  /** It stands for a whole page, and its title for the heading of that. */
  isPage?: boolean;
}

export function EmptyState({ icon: Icon, title, children, action, className, isPage = false }: EmptyStateProps) {
  usePageTitle(isPage ? title : undefined);
  return (
    <div className={cn('grid justify-items-center gap-2 px-4 py-12 text-center', className)}>
      <div className="mb-1 grid size-10 place-items-center rounded-lg border bg-muted">
        <Icon className="size-5 text-muted-foreground" aria-hidden />
      </div>
      {isPage ? (
        <h1 tabIndex={-1} className="font-medium outline-none">
          {title}
        </h1>
      ) : (
        <p className="font-medium">{title}</p>
      )}
      <div className="max-w-sm text-balance text-muted-foreground">{children}</div>
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
