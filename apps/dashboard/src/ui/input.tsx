import type { ComponentProps } from 'react';
import { cn } from './class-names.ts';

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return (
    <input
      className={cn(
        'h-9 w-full rounded-md border border-input bg-card px-3 placeholder:text-muted-foreground aria-invalid:border-bad disabled:opacity-60',
        className,
      )}
      {...props}
    />
  );
}
