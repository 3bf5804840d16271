import type { ReactNode } from 'react';
import { WatchHead } from '../../../app/watch-head.tsx';
import { Table, Td, Th } from '../../../ui/table.tsx';

interface PlainTableProps {
  label: string;
  /** The first names the rows; the others are of figures. */
  columns: readonly string[];
  rows: readonly { key: string; name: string; cells: readonly string[]; lead?: ReactNode }[];
}

/** The figures behind a drawing: a name, its numbers, and the way to its sessions. */
export function PlainTable({ label, columns, rows }: PlainTableProps) {
  const [first, ...figures] = columns;
  return (
    <Table label={label} className="h-full">
      <thead>
        <tr>
          <Th>{first}</Th>
          {figures.map((name) => (
            <Th key={name} numeric>
              {name}
            </Th>
          ))}
          <WatchHead />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, cells, lead }) => (
          <tr key={key}>
            <Td className="max-w-60 truncate" title={name}>
              {name}
            </Td>
            {cells.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is of the column at its place
              <Td key={index} numeric>
                {cell}
              </Td>
            ))}
            <Td className="w-8 px-0">{lead}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
