import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { formatShare } from '../../../ui/format.ts';
import { Table, Td, Th } from '../../../ui/table.tsx';
import type { Selection } from '../content.ts';
import { PinnableRow, PinnableRows } from '../tables/pinnable-rows.tsx';

interface ComparisonTableProps {
  /** What the two sides are. */
  names: readonly [first: string, second: string];
  rows: readonly { key: string; name: string; shares: readonly [first: number, second: number] }[];
  /** What leads to the sessions behind a figure of one side. */
  watch: (key: string, name: string, side: 0 | 1) => ReactNode;
  selection: Selection;
}

/** Nobody reads further. */
const ROWS = 200;

/** Both sides in figures, those first that differ most. */
export function ComparisonTable({ names, rows, watch, selection }: ComparisonTableProps) {
  const { pinned, onHover } = selection;
  return (
    <Table label={t`Both in figures`} className="min-h-0 flex-1">
      <thead className="sticky top-0 bg-card">
        <tr>
          <Th>
            <Trans>Where</Trans>
          </Th>
          <Th numeric title={names[0]}>
            A
          </Th>
          <Th numeric title={names[1]}>
            B
          </Th>
          <Th numeric>
            <Trans>Difference</Trans>
          </Th>
        </tr>
      </thead>
      <PinnableRows selection={selection}>
        {rows.slice(0, ROWS).map(({ key, name, shares: [first, second] }) => (
          <PinnableRow key={key} id={key} selection={selection}>
            <Td className="max-w-80 truncate">
              <button type="button" aria-pressed={key === pinned} onFocus={() => onHover(key)}>
                {name}
              </button>
            </Td>
            <Td numeric>
              {formatShare(first)} {watch(key, name, 0)}
            </Td>
            <Td numeric>
              {formatShare(second)} {watch(key, name, 1)}
            </Td>
            <Td numeric>
              {first > second ? '+' : ''}
              {formatShare(first - second)}
            </Td>
          </PinnableRow>
        ))}
      </PinnableRows>
    </Table>
  );
}
