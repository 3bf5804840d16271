import type { Question } from '@desirepath/contract/segment';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { Card, CardHeader } from '../../ui/card.tsx';
import { formatCount, formatDays, formatShare } from '../../ui/format.ts';
import { Loading } from '../../ui/skeleton.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';

/** Day by day: how many began the form and how many of them sent it for good. */
export function FormTrend({ formId, question }: { formId: string; question: Question }) {
  const trend = useQuery(
    api.forms.trend.queryOptions({ input: { ...question, id: formId }, placeholderData: keepPreviousData }),
  );
  const items = trend.data?.items ?? [];
  const most = Math.max(...items.map(({ starts }) => starts), 1);
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t`Day by day`} />
      {trend.isPending && <Loading className="m-4 h-40" />}
      {trend.isError && !trend.data && (
        <ErrorState problem={problemOf(trend.error)} onRetry={() => void trend.refetch()} />
      )}
      {trend.data && (
        <>
          <div aria-hidden className="flex h-32 items-end gap-px px-4 pt-2">
            {items.map(({ day, starts, successes }) => (
              <div
                key={day}
                title={t`${formatDays(day, day)}: ${starts} began, ${successes} sent it for good`}
                className="flex h-full min-w-0 flex-1 items-end rounded-t-sm hover:bg-hover"
              >
                <div
                  className="flex w-full items-end rounded-t-sm bg-ember-soft"
                  style={{ height: `${(starts / most) * 100}%` }}
                >
                  <div
                    className="w-full rounded-t-sm bg-ember"
                    style={{ height: `${starts > 0 ? (successes / starts) * 100 : 0}%` }}
                  />
                </div>
              </div>
            ))}
          </div>
          <p className="flex gap-4 px-4 py-2 text-2sm text-muted-foreground">
            <Swatch className="bg-ember-soft">
              <Trans context="how many began a form">Began</Trans>
            </Swatch>
            <Swatch className="bg-ember">
              <Trans>Sent it for good</Trans>
            </Swatch>
          </p>
          <Table label={t`Day by day`} className="max-h-72 border-t">
            <thead>
              <tr>
                <Th>
                  <Trans>Day</Trans>
                </Th>
                <Th numeric>
                  <Trans>Views</Trans>
                </Th>
                <Th numeric>
                  <Trans>Starts</Trans>
                </Th>
                <Th numeric>
                  <Trans>Submits</Trans>
                </Th>
                <Th numeric>
                  <Trans>Successes</Trans>
                </Th>
                <Th numeric>
                  <Trans>Conversion</Trans>
                </Th>
              </tr>
            </thead>
            <tbody>
              {items.toReversed().map(({ day, views, starts, submits, successes }) => (
                <tr key={day}>
                  <Td className="whitespace-nowrap">{formatDays(day, day)}</Td>
                  <Td numeric>{formatCount(views)}</Td>
                  <Td numeric>{formatCount(starts)}</Td>
                  <Td numeric>{formatCount(submits)}</Td>
                  <Td numeric>{formatCount(successes)}</Td>
                  <Td numeric>{starts > 0 ? formatShare(successes / starts) : '–'}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
    </Card>
  );
}

const Swatch = ({ className, children }: { className: string; children: ReactNode }) => (
  <span className="flex items-center gap-1.5">
    <span aria-hidden className={`size-2.5 rounded-sm ${className}`} />
    {children}
  </span>
);
