import type { ComponentProps, ReactNode } from 'react';
import { cn } from './class-names.ts';

interface TableProps {
  /** What the rows are, for those who cannot see what stands above. */
  label: string;
  children: ReactNode;
  /** Of the place it scrolls in, such as a greatest height. */
  className?: string;
}

/** A dense table that scrolls by itself where it has no room; by keyboard, too. */
export function Table({ label, children, className }: TableProps) {
  return (
    // Positioned, for what in it is for readers alone would make the page as wide as the table is.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without focus the arrow keys could not scroll it
    <section aria-label={label} tabIndex={0} className={cn('relative overflow-auto', className)}>
      <table className="w-full border-collapse">{children}</table>
    </section>
  );
}

/** `numeric` columns are right-aligned, so that digits stand under digits. */
type CellProps<Tag extends 'th' | 'td'> = ComponentProps<Tag> & { numeric?: boolean };

export function Th({ className, numeric, ...props }: CellProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn(
        'h-8 whitespace-nowrap border-b px-3 font-medium text-2sm text-muted-foreground',
        numeric && 'text-end',
        className,
      )}
      {...props}
    />
  );
}

export function Td({ className, numeric, ...props }: CellProps<'td'>) {
  return (
    <td
      className={cn('h-9 border-b px-3', numeric && 'whitespace-nowrap text-end tabular-nums', className)}
      {...props}
    />
  );
}
