import type { ReactNode } from 'react';
import { usePageTitle } from './page-title.ts';

interface PageHeaderProps {
  title: string;
  description?: ReactNode;
  /** What can be done here, at its end. */
  children?: ReactNode;
}

/** The heading of a view; it also names the browser's tab. */
export function PageHeader({ title, description, children }: PageHeaderProps) {
  usePageTitle(title);
  return (
    <header className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        {/* It can be given the focus, by whoever comes to the page, and is nothing to press: there is no ring around it. */}
        <h1 tabIndex={-1} className="truncate font-semibold text-lg leading-7 outline-none">
          {title}
        </h1>
        {description && <p className="text-muted-foreground">{description}</p>}
      </div>
      {children && <div className="flex min-w-0 flex-wrap items-center gap-2">{children}</div>}
    </header>
  );
}
