import { Command } from 'cmdk';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted-foreground [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}

interface ItemProps {
  icon: LucideIcon;
  onSelect: () => void;
  /** What is searched, where the text alone does not tell items apart. */
  value?: string;
  /** What it is found by besides. */
  keywords?: string[];
  /** What it is, in a quieter voice. */
  note?: string | undefined;
  children: ReactNode;
}

export function Item({ icon: Icon, onSelect, value, keywords, note, children }: ItemProps) {
  return (
    <Command.Item
      {...(value ? { value } : {})}
      {...(keywords ? { keywords } : {})}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover"
    >
      <Icon className="size-4 shrink-0 text-muted-foreground" aria-hidden />
      <span className="truncate">{children}</span>
      {note && <span className="min-w-0 flex-1 truncate text-muted-foreground">{note}</span>}
    </Command.Item>
  );
}
