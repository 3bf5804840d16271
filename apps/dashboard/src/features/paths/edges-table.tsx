import type { PathEdge } from '@desirepath/contract/paths';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { WatchHead } from '../../app/watch-head.tsx';
import { WatchThese } from '../../app/watch-these.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';
import type { PathsSearch } from './search.ts';
import { isNamed, stopWords, wayCondition } from './words.ts';

interface EdgesTableProps {
  siteId: number;
  edges: readonly PathEdge[];
  search: PathsSearch;
}

/** The figures behind the drawing. */
export function EdgesTable({ siteId, edges, search }: EdgesTableProps) {
  return (
    <Table label={t`Ways between stops`} className="max-h-[32rem]">
      <thead>
        <tr>
          <Th numeric>
            <Trans>Step</Trans>
          </Th>
          <Th>
            <Trans>From</Trans>
          </Th>
          <Th>
            <Trans>To</Trans>
          </Th>
          <Th numeric>
            <Trans>Sessions</Trans>
          </Th>
          <WatchHead />
        </tr>
      </thead>
      <tbody>
        {edges.map((edge) => (
          <tr key={`${edge.step} ${edge.from} ${edge.to}`}>
            <Td numeric>{edge.step}</Td>
            <Td>{stopWords(edge.from)}</Td>
            <Td>{stopWords(edge.to)}</Td>
            <Td numeric>{formatNumber(edge.sessions)}</Td>
            <Td>
              {isNamed(edge.from, edge.to) && (
                <WatchThese
                  siteId={siteId}
                  whose={t`sessions that went from ${stopWords(edge.from)} to ${stopWords(edge.to)}`}
                  conditions={[wayCondition(search, edge.step, edge.from, edge.to)]}
                />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
