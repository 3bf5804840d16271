import type { ServerStatus } from '@desirepath/contract/operation';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Gauge } from 'lucide-react';
import { Card, CardHeader } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatAgo, formatNumber, formatSeconds } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';

/** Which questions took long since the start. Their text has no values in it. */
export function SlowQueriesCard({ queries }: { queries: ServerStatus['slow_queries'] }) {
  const now = new Date();
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t`Slow questions`} />
      {queries.length === 0 ? (
        <EmptyState icon={Gauge} title={t`None since the start`}>
          <Trans>Questions to the store that take more than half a second are listed here.</Trans>
        </EmptyState>
      ) : (
        <Table label={t`Slow questions`} className="max-h-112">
          <thead>
            <tr>
              <Th>
                <Trans>Question</Trans>
              </Th>
              <Th numeric>
                <Trans>Times</Trans>
              </Th>
              <Th numeric>
                <Trans>Slowest</Trans>
              </Th>
              <Th>
                <Trans>Last</Trans>
              </Th>
            </tr>
          </thead>
          <tbody>
            {queries.map(({ question, times, slowest_ms, last_at }) => (
              <tr key={question}>
                <Td className="w-full max-w-0">
                  <details>
                    <summary className="cursor-pointer truncate font-mono text-xs">{question}</summary>
                    <code className="block whitespace-pre-wrap break-words py-2 font-mono text-xs">{question}</code>
                  </details>
                </Td>
                <Td numeric>{formatNumber(times)}</Td>
                <Td numeric>{formatSeconds(slowest_ms)}</Td>
                <Td className="whitespace-nowrap">{formatAgo(last_at, now)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
