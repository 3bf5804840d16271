import type { ServerStatus } from '@desirepath/contract/operation';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Card, CardHeader } from '../../ui/card.tsx';
import { formatBytes, formatNumber } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';

/** What of the data folder takes how much. Names are those in the store and on the disk, by which they are found there. */
export function StoresCard({ stores }: Pick<ServerStatus, 'stores'>) {
  const total = stores.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t`What is stored`}>
        <p className="text-2sm text-muted-foreground">
          <Trans>{formatBytes(total)} in all</Trans>
        </p>
      </CardHeader>
      <Table label={t`What is stored`}>
        <thead>
          <tr>
            <Th>
              <Trans>What</Trans>
            </Th>
            <Th className="max-sm:hidden">
              <Trans>Where</Trans>
            </Th>
            <Th numeric>
              <Trans>Rows</Trans>
            </Th>
            <Th numeric>
              <Trans>Size</Trans>
            </Th>
          </tr>
        </thead>
        <tbody>
          {stores.map(({ store, name, rows, bytes }) => (
            <tr key={`${store} ${name}`}>
              <Td>{WORDS[name] ?? name}</Td>
              <Td className="font-mono text-muted-foreground text-xs max-sm:hidden">
                {store === 'behaviour' ? t`behaviour · ${name}` : name}
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
  events: t`Events`,
  replay_chunks: t`Recordings`,
  sessions: t`Sessions`,
  assets: t`Pictures, fonts and styles of recordings`,
  asset_uses: t`Which page shows which of them`,
  page_snapshots: t`Pages behind heatmaps`,
  identities: t`Which visitors are one person`,
  robots: t`Robots, counted`,
  survey_responses: t`Answers of surveys`,
  'records.sqlite': t`Accounts, sites and settings`,
  backups: t`Backups`,
  mails: t`Mails that are files`,
  imports: t`Files to be imported`,
};
