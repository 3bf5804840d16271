import type { AlertPreview, AlertWatch } from '@desirepath/contract/alerts';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { later } from '../../app/later.tsx';
import { problemOf } from '../../app/problem.ts';
import { Card, CardHeader } from '../../ui/card.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Loading } from '../../ui/skeleton.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';
import { firingWords, foresightWords } from './firing-words.ts';
import { written } from './words.ts';

const Course = later(
  () => import('./course.tsx'),
  () => <Loading className="m-4 h-48" />,
);

/** Nothing is far from the usual where that is hardly anything. */
const isTooQuiet = (watch: AlertWatch, { points }: AlertPreview) =>
  watch.kind === 'number' && points.length > 0 && points.every(({ low, high }) => low === null && high === null);

const hasNothing = ({ points }: AlertPreview) => points.every(({ value }) => !value);

interface PreviewProps {
  site: number;
  timeZone: string;
  watch: AlertWatch | undefined;
  cooldown_minutes: number;
}

/** When it would have fired within the last 30 days. */
export function Preview({ site, timeZone, watch, cooldown_minutes }: PreviewProps) {
  const preview = useQuery({
    ...api.alerts.preview.queryOptions({
      // Not asked while nothing is said.
      input: { site, watch: watch ?? { kind: 'new_error' }, cooldown_minutes },
      placeholderData: keepPreviousData,
    }),
    enabled: watch !== undefined,
  });
  return (
    <Card className="grid content-start overflow-hidden">
      <CardHeader title={t`The last 30 days`} />
      {!watch && (
        <p className="px-4 pb-4 text-muted-foreground">
          <Trans>Say what is to be watched, and see when it would fire.</Trans>
        </p>
      )}
      {watch && preview.isPending && <Loading className="m-4 h-48" />}
      {watch && preview.isError && !preview.data && (
        <ErrorState problem={problemOf(preview.error)} onRetry={() => void preview.refetch()} />
      )}
      {watch && preview.data && (
        <>
          <p className="px-4 pb-3" aria-live="polite">
            {foresightWords(preview.data)}
          </p>
          {isTooQuiet(watch, preview.data) && (
            <p className="mx-4 mb-3 rounded-md bg-muted px-3 py-2">
              {hasNothing(preview.data)
                ? t`Nothing was measured in these days. What is usual is known after three weeks.`
                : watch.kind === 'number' && watch.per === 'hour'
                  ? t`So little comes in an hour that nothing could be told from chance. Watch it by the day.`
                  : t`There is too little yet to know what is usual: it takes three weeks.`}
            </p>
          )}
          {watch.kind === 'number' && preview.data.points.length > 0 && (
            <Course points={preview.data.points} metric={watch.metric} />
          )}
          <ul className="divide-y border-t">
            {preview.data.firings.map(({ at, facts }) => (
              <li key={at} className="grid gap-0.5 px-4 py-2">
                <span className="text-2sm text-muted-foreground tabular-nums">{formatMoment(at)}</span>
                <span className="[overflow-wrap:anywhere]">{firingWords(facts, timeZone)}</span>
              </li>
            ))}
          </ul>
          {watch.kind === 'number' && preview.data.points.length > 0 && (
            <details className="border-t">
              <summary className="cursor-pointer px-4 py-2 font-medium text-2sm">
                <Trans>As a table</Trans>
              </summary>
              <Table label={t`The last 30 days`} className="max-h-72">
                <thead>
                  <tr>
                    <Th>
                      <Trans>From</Trans>
                    </Th>
                    <Th numeric>
                      <Trans>Value</Trans>
                    </Th>
                    <Th numeric>
                      <Trans>Told below</Trans>
                    </Th>
                    <Th numeric>
                      <Trans>Told above</Trans>
                    </Th>
                  </tr>
                </thead>
                <tbody>
                  {preview.data.points.toReversed().map(({ at, value, low, high, is_fired }) => (
                    <tr key={at} className={is_fired ? 'bg-bad-soft' : ''}>
                      <Td className="whitespace-nowrap">{formatMoment(at)}</Td>
                      {[value, low, high].map((one, index) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never move
                        <Td numeric key={index}>
                          {one === null ? '–' : written(watch.metric, one)}
                        </Td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </Table>
            </details>
          )}
        </>
      )}
    </Card>
  );
}
