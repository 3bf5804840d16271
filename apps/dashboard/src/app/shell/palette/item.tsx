import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { CommandItem } from '../../../ui/command-list.tsx';

interface ItemProps {
  icon: LucideIcon;
  onSelect: () => void;
  /** What tells it from the others, where the text alone does not. */
  value?: string;
  /** What it is found by, where that is not `value`. */
  keywords?: string[];
  /** What it is, in a quieter voice. */
  note?: string | undefined;
  children: ReactNode;
}

export function Item({ icon: Icon, note, children, ...item }: ItemProps) {
  return (
    <CommandItem {...item}>
      <Icon className="size-4 shrink-0 text-muted-foreground" aria-hidden />
      <span className="truncate">{children}</span>
      {note && <span className="min-w-0 flex-1 truncate text-muted-foreground">{note}</span>}
    </CommandItem>
  );
}
