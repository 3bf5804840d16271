import type { HeatmapData } from '@desirepath/contract/heatmaps';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { Table, Td, Th } from '../../../ui/table.tsx';
import { stretchesOf } from './places.ts';

/** Where pointers were, by how far down the page. */
export function PlacesTable({ data }: { data: HeatmapData }) {
  return (
    <Table label={t`Pointer movement, from the top of the page`} className="min-h-0 flex-1">
      <thead className="sticky top-0 bg-card">
        <tr>
          <Th>
            <Trans>Part of the page</Trans>
          </Th>
          <Th numeric>
            <Trans>Points</Trans>
          </Th>
          <Th numeric>
            <Trans context="a part of all">Share</Trans>
          </Th>
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
