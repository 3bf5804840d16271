import { Plural, Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Card } from '../ui/card.tsx';
import { cn } from '../ui/class-names.ts';
import { SearchInput } from '../ui/search-input.tsx';
import { fit } from './fit.ts';

/** From more than these on a list is searched sooner than it is looked through. */
const LOOKED_THROUGH = 20;

interface NarrowedProps<Item> {
  /** What is searched, for those who cannot see what it stands by. */
  label: string;
  items: readonly Item[];
  foundBy: (item: Item) => string;
  /** Of the card around the rows. */
  className?: string;
  /** A row, by its key. */
  children: (item: Item) => ReactNode;
}

/** Rows in a card, with a search over them where they are many. */
export function Narrowed<Item>({ label, items, foundBy, className, children }: NarrowedProps<Item>) {
  const [sought, setSought] = useState('');
  const rows = (among: readonly Item[]) => (
    <Card className={className}>
      <ul className="divide-y">{among.map((item) => children(item))}</ul>
    </Card>
  );
  if (items.length <= LOOKED_THROUGH) return rows(items);
  const isSought = sought.trim() !== '';
  const found = isSought ? items.filter((item) => fit(foundBy(item), sought) > 0) : items;
  return (
    <>
      <SearchInput label={label} value={sought} onChange={setSought} />
      <p role="status" className={cn(found.length > 0 ? 'sr-only' : 'py-8 text-center text-muted-foreground')}>
        {isSought &&
          (found.length > 0 ? (
            <Plural value={found.length} one="# found" other="# found" />
          ) : (
            <Trans>Nothing found</Trans>
          ))}
      </p>
      {found.length > 0 && rows(found)}
    </>
  );
}
