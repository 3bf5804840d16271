import type { ComponentProps } from 'react';
import { cn } from './class-names.ts';

/** A dense table that scrolls sideways by itself where the window is narrow. */
export function Table({ className, ...props }: ComponentProps<'table'>) {
  return (
    <div className="overflow-x-auto">
      <table className={cn('w-full border-collapse text-left', className)} {...props} />
    </div>
  );
}

/** `numeric` columns are right-aligned, so that digits stand under digits. */
type CellProps<Tag extends 'th' | 'td'> = ComponentProps<Tag> & { numeric?: boolean };

export function Th({ className, numeric, ...props }: CellProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn(
        'h-8 whitespace-nowrap border-b px-3 font-medium text-[13px] text-muted-foreground',
        numeric && 'text-right',
        className,
      )}
      {...props}
    />
  );
}

export function Td({ className, numeric, ...props }: CellProps<'td'>) {
  return (
    <td
      className={cn('h-9 border-b px-3', numeric && 'whitespace-nowrap text-right tabular-nums', className)}
      {...props}
    />
  );
}
