import type { ServerStatus } from '@desirepath/contract/operation';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Card, CardHeader } from '../../ui/card.tsx';
import { formatNumber, formatTime } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';

/** The last hour, minute by minute. */
export function IngestCard({ ingest: { minutes } }: Pick<ServerStatus, 'ingest'>) {
  const most = Math.max(...minutes.map(({ accepted, rejected }) => accepted + rejected));
  const height = (events: number) => `${(events / Math.max(most, 1)) * 100}%`;
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t`Events, minute by minute`}>
        <p className="text-2sm text-muted-foreground">
          {most === 0 ? t`None in the last hour` : t`At most ${formatNumber(most)} in a minute`}
        </p>
      </CardHeader>
      <div aria-hidden className="flex h-28 items-end gap-px px-4 pt-2 pb-3">
        {minutes.map(({ at, accepted, rejected }) => (
          <div
            key={at}
            title={t`${formatTime(at)}: ${formatNumber(accepted)} accepted, ${formatNumber(rejected)} refused`}
            className="flex h-full min-w-0 max-w-6 flex-1 flex-col justify-end rounded-t-sm hover:bg-hover"
          >
            <div className="bg-bad" style={{ height: height(rejected) }} />
            <div className="min-h-px rounded-t-sm bg-ember" style={{ height: height(accepted) }} />
          </div>
        ))}
      </div>
      <details className="border-t">
        <summary className="cursor-pointer px-4 py-2 text-2sm text-muted-foreground">
          <Trans>As a table</Trans>
        </summary>
        <Table label={t`Events, minute by minute`} className="max-h-72 border-t">
          <thead>
            <tr>
              <Th>
                <Trans>Minute from</Trans>
              </Th>
              <Th numeric>
                <Trans>Accepted</Trans>
              </Th>
              <Th numeric>
                <Trans>Refused</Trans>
              </Th>
            </tr>
          </thead>
          <tbody>
            {minutes.toReversed().map(({ at, accepted, rejected }) => (
              <tr key={at}>
                <Td className="tabular-nums">{formatTime(at)}</Td>
                <Td numeric>{formatNumber(accepted)}</Td>
                <Td numeric>{formatNumber(rejected)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </Card>
  );
}
