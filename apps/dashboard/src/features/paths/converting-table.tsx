import type { PathNode } from '@desirepath/contract/paths';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { WatchHead } from '../../app/watch-head.tsx';
import { WatchThese } from '../../app/watch-these.tsx';
import { habits } from '../../language/i18n.ts';
import { formatShare } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';
import { differencesOf } from './converting.ts';
import type { PathsSearch } from './search.ts';
import { stopWords, wayCondition } from './words.ts';

const points = new Intl.NumberFormat(habits(), {
  signDisplay: 'always',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

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
      <p className="p-6 text-center text-muted-foreground">
        <Trans>Nobody of these sessions got to the goal, or all did.</Trans>
      </p>
    );
  return (
    <Table label={t`How those who convert differ`} className="max-h-[32rem]">
      <thead>
        <tr>
          <Th numeric>
            <Trans>Step</Trans>
          </Th>
          <Th>
            <Trans>Stop</Trans>
          </Th>
          <Th numeric>
            <Trans>Of those who convert</Trans>
          </Th>
          <Th numeric>
            <Trans>Of the others</Trans>
          </Th>
          <Th numeric>
            <Trans>Difference</Trans>
          </Th>
          <WatchHead />
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
              {t`${points.format((converting - others) * 100)} pts`}
            </Td>
            <Td>
              <WatchThese
                siteId={siteId}
                whose={t`sessions at step ${step}: ${stopWords(name)}`}
                conditions={[wayCondition(search, step, name)]}
              />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
