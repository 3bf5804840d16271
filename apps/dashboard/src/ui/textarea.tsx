import type { ComponentProps } from 'react';
import { cn } from './class-names.ts';

/** As tall as its rows. */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      className={cn(
        'w-full resize-y rounded-md border border-input bg-card px-3 py-2 placeholder:text-muted-foreground disabled:opacity-60 aria-invalid:border-bad',
        className,
      )}
      {...props}
    />
  );
}
