import { Popover as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './class-names.ts';

export const Popover = Radix.Root;
export const PopoverTrigger = Radix.Trigger;

/** Screen readers announce it as a dialog: give it an `aria-label`. */
export function PopoverContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={4}
        collisionPadding={8}
        className={cn('z-50 animate-appear rounded-lg border bg-popover', className)}
        {...props}
      />
    </Radix.Portal>
  );
}
