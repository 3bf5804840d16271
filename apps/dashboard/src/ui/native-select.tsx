import type { ComponentProps } from 'react';
import { cn } from './class-names.ts';

/** A long closed list, in which the browser finds by what is typed. Short ones are a `Select`. */
export function NativeSelect({ className, ...props }: ComponentProps<'select'>) {
  return <select className={cn('h-9 w-full rounded-md border border-input bg-card px-2.5', className)} {...props} />;
}
