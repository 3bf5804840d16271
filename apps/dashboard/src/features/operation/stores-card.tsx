import type { ServerStatus } from '@desirepath/contract/operation';
import { Card, CardHeader } from '../../ui/card.tsx';
import { formatBytes, formatNumber } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';

/** What of the data folder takes how much. Names are those in the store and on the disk, by which they are found there. */
export function StoresCard({ stores }: Pick<ServerStatus, 'stores'>) {
  const total = stores.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <Card className="overflow-hidden">
      <CardHeader title="What is stored">
        <p className="text-[13px] text-muted-foreground">{formatBytes(total)} in all</p>
      </CardHeader>
      <Table label="What is stored">
        <thead>
          <tr>
            <Th>What</Th>
            <Th>Where</Th>
            <Th numeric>Rows</Th>
            <Th numeric>Size</Th>
          </tr>
        </thead>
        <tbody>
          {stores.map(({ store, name, rows, bytes }) => (
            <tr key={`${store} ${name}`}>
              <Td>{WORDS[name] ?? name}</Td>
              <Td className="font-mono text-muted-foreground text-xs">
                {store === 'behaviour' ? `behaviour · ${name}` : name}
              </Td>
              <Td numeric>{rows === null ? '–' : formatNumber(rows)}</Td>
              <Td numeric>
                <Share of={total > 0 ? bytes / total : 0} />
                {formatBytes(bytes)}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

const Share = ({ of }: { of: number }) => (
  <span
    aria-hidden
    className="me-2 inline-block h-1.5 w-16 overflow-hidden rounded-full bg-muted align-middle max-sm:hidden"
  >
    <span className="block h-full bg-ember" style={{ width: `${of * 100}%` }} />
  </span>
);

/** What they hold; one that is not named here is shown by its name. */
const WORDS: Record<string, string> = {
  events: 'Events',
  replay_chunks: 'Recordings',
  sessions: 'Sessions',
  assets: 'Pictures, fonts and styles of recordings',
  asset_uses: 'Which page shows which of them',
  page_snapshots: 'Pages behind heatmaps',
  identities: 'Which visitors are one person',
  robots: 'Robots, counted',
  survey_responses: 'Answers of surveys',
  'records.sqlite': 'Accounts, sites and settings',
  backups: 'Backups',
  mails: 'Mails that are files',
  imports: 'Files to be imported',
};
