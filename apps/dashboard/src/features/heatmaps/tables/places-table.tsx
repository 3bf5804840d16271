import type { HeatmapData } from '@desirepath/contract/heatmaps';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { Table, Td, Th } from '../../../ui/table.tsx';
import { stretchesOf } from './places.ts';

/** Where pointers were, by how far down the page. */
export function PlacesTable({ data }: { data: HeatmapData }) {
  return (
    <Table label="Pointer movement, from the top of the page" className="min-h-0 flex-1">
      <thead className="sticky top-0 bg-card">
        <tr>
          <Th>Part of the page</Th>
          <Th numeric>Points</Th>
          <Th numeric>Share</Th>
        </tr>
      </thead>
      <tbody>
        {stretchesOf(data).map(({ from, to, count, share }) => (
          <tr key={from}>
            <Td className="tabular-nums">
              {formatNumber(from)}–{formatNumber(to)} px
            </Td>
            <Td numeric>{formatNumber(count)}</Td>
            <Td numeric>{formatShare(share)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
