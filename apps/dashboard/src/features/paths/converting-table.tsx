import type { PathNode } from '@desirepath/contract/paths';
import { WatchThese } from '../../app/watch-these.tsx';
import { formatShare } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';
import { differencesOf } from './converting.ts';
import type { PathsSearch } from './search.ts';
import { stopWords, wayCondition } from './words.ts';

interface ConvertingTableProps {
  siteId: number;
  nodes: readonly PathNode[];
  all: { sessions: number; converted: number };
  search: PathsSearch;
}

/** How the ways of those who convert differ. */
export function ConvertingTable({ siteId, nodes, all, search }: ConvertingTableProps) {
  const differences = differencesOf(nodes, all);
  if (differences.length === 0)
    return (
      <p className="p-6 text-center text-muted-foreground">Nobody of these sessions got to the goal, or all did.</p>
    );
  return (
    <Table label="How those who convert differ" className="max-h-[32rem]">
      <thead>
        <tr>
          <Th numeric>Step</Th>
          <Th>Stop</Th>
          <Th numeric>Of those who convert</Th>
          <Th numeric>Of the others</Th>
          <Th numeric>Difference</Th>
          <Th>
            <span className="sr-only">Recordings</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ step, name, converting, others }) => (
          <tr key={`${step} ${name}`}>
            <Td numeric>{step}</Td>
            <Td>{stopWords(name)}</Td>
            <Td numeric>{formatShare(converting)}</Td>
            <Td numeric>{formatShare(others)}</Td>
            <Td numeric className={converting > others ? 'text-good' : 'text-bad'}>
              {`${converting > others ? '+' : '−'}${Math.abs((converting - others) * 100).toFixed(1)} pts`}
            </Td>
            <Td>
              <WatchThese
                siteId={siteId}
                whose={`sessions at step ${step}: ${stopWords(name)}`}
                condition={wayCondition(search, step, name)}
              />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
