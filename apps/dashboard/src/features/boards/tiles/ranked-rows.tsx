import type { ReactNode } from 'react';
import { formatCount } from '../../../ui/format.ts';

interface RankedRowsProps {
  rows: readonly { key: string; name: string; count: number; note?: string; lead?: ReactNode }[];
}

/** Names by a count, a bar behind each. */
export function RankedRows({ rows }: RankedRowsProps) {
  const most = Math.max(...rows.map(({ count }) => count), 1);
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)] gap-px">
      {rows.map(({ key, name, count, note, lead }) => (
        <li key={key} className="flex items-center gap-1">
          <span className="relative flex h-8 min-w-0 flex-1 items-center gap-3 px-2">
            <span
              aria-hidden
              className="absolute inset-y-0.5 start-0 rounded-[5px] bg-ember-soft"
              style={{ width: `${(count / most) * 100}%` }}
            />
            <span className="relative min-w-0 flex-1 truncate" title={name}>
              {name}
            </span>
            {note && <span className="relative text-muted-foreground text-xs tabular-nums">{note}</span>}
            <span className="relative min-w-8 text-end tabular-nums">{formatCount(count)}</span>
          </span>
          {lead}
        </li>
      ))}
    </ol>
  );
}
