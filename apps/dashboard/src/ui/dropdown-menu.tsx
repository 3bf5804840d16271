import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './class-names.ts';

/** Not modal: a menu closes by itself when anything else is used, so nothing else has to be locked away. */
export function DropdownMenu(props: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root modal={false} {...props} />;
}
export const DropdownMenuTrigger = Radix.Trigger;

export function DropdownMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={4}
        collisionPadding={8}
        className={cn('z-50 min-w-48 animate-appear rounded-lg border bg-popover p-1', className)}
        {...props}
      />
    </Radix.Portal>
  );
}

const itemStyle =
  'flex min-h-8 select-none items-center gap-2 rounded-md px-2 outline-none data-highlighted:bg-hover data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground';

export function DropdownMenuItem({ className, ...props }: ComponentProps<typeof Radix.Item>) {
  return <Radix.Item className={cn(itemStyle, className)} {...props} />;
}

/** One of a set, within a {@link DropdownMenuRadioGroup}. */
export function DropdownMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cn(itemStyle, className)} {...props}>
      {children}
      <Radix.ItemIndicator className="ms-auto">
        <Check />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

export const DropdownMenuRadioGroup = Radix.RadioGroup;

export function DropdownMenuLabel(props: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className="truncate px-2 py-1.5 text-2sm text-muted-foreground" {...props} />;
}

export function DropdownMenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-border" />;
}
