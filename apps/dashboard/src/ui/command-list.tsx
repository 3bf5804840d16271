import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import { cn } from './class-names.ts';

interface CommandGroupProps {
  heading: string;
  className?: string;
  children: ReactNode;
}

/** Things of one kind in a list that is searched by typing. */
export function CommandGroup({ heading, className, children }: CommandGroupProps) {
  return (
    <Command.Group
      heading={heading}
      className={cn(
        '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted-foreground [&_[cmdk-group-heading]]:text-xs',
        className,
      )}
    >
      {children}
    </Command.Group>
  );
}

interface CommandItemProps {
  /** What it is found by, and what tells it from the others. */
  value?: string;
  /** What it is found by besides. */
  keywords?: string[];
  onSelect: () => void;
  children: ReactNode;
}

/** One of them. */
export function CommandItem({ value, keywords, onSelect, children }: CommandItemProps) {
  return (
    <Command.Item
      {...(value === undefined ? {} : { value })}
      {...(keywords ? { keywords } : {})}
      onSelect={onSelect}
      className="flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-2 py-1 data-[selected=true]:bg-hover"
    >
      {children}
    </Command.Item>
  );
}
