import type { Period } from '@desirepath/contract/periods';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { WatchThese } from '../../app/watch-these.tsx';
import { inSentence } from '../../language/in-sentence.ts';
import { formatDays, formatNumber, formatShare } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';
import { cellCondition, periodsOf } from './cohort-conditions.ts';
import { PERIOD_NAMES } from './period-names.ts';

interface CohortTableProps {
  cohorts: readonly { at: string; size: number; returned: number[] }[];
  /** Share of people who came back, by how long after they began. */
  curve: readonly (number | null)[];
  period: Period;
  question: { site: number; from: string; to: string; first: string | undefined; returning: string | undefined };
  timeZone: string;
}

/** One row a cohort, one column a later period; each figure leads to the sessions of these people. */
export function CohortTable({ cohorts, curve, period, question, timeZone }: CohortTableProps) {
  const days = { from: question.from, to: question.to };
  const periodAt = periodsOf(cohorts, days, timeZone);
  const whole = { period, first: question.first, returning: question.returning, days };
  return (
    <Table label={t`Cohorts`}>
      <thead>
        <tr>
          <Th>
            <Trans>Began</Trans>
          </Th>
          <Th numeric>
            <Figure figure={t`People`} />
          </Th>
          {cohorts.slice(1).map(({ at }, index) => (
            <Th key={at} numeric>
              <Figure figure={`${PERIOD_NAMES[period]} ${index + 1}`} />
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cohorts.map(({ at, size, returned }, index) => {
          const joined = periodAt(index);
          const began = formatDays(joined.from, joined.to);
          return (
            <tr key={at}>
              <Td className="whitespace-nowrap">{began}</Td>
              <Td numeric>
                <Figure figure={formatNumber(size)}>
                  {size > 0 && (
                    <WatchThese
                      siteId={question.site}
                      whose={t`sessions of those who began ${began}`}
                      conditions={[cellCondition({ ...whole, joined })]}
                    />
                  )}
                </Figure>
              </Td>
              {returned.map((back, later) => (
                <Td
                  // biome-ignore lint/suspicious/noArrayIndexKey: a period is its place
                  key={later}
                  numeric
                  title={t`${formatNumber(back)} of ${formatNumber(size)}`}
                  style={{
                    background:
                      size > 0
                        ? `color-mix(in oklab, var(--color-ember) ${Math.round((70 * back) / size)}%, transparent)`
                        : undefined,
                  }}
                >
                  <Figure figure={size > 0 ? formatShare(back / size) : '–'}>
                    {back > 0 && (
                      <WatchThese
                        siteId={question.site}
                        whose={t`sessions of those who began ${began} and came back in ${inSentence(PERIOD_NAMES[period])} ${later + 1}`}
                        className="text-foreground"
                        conditions={[cellCondition({ ...whole, joined, back: periodAt(index + 1 + later) })]}
                      />
                    )}
                  </Figure>
                </Td>
              ))}
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr className="font-medium">
          <Td>
            <Trans>All</Trans>
          </Td>
          <Td numeric>
            <Figure figure={formatNumber(cohorts.reduce((sum, { size }) => sum + size, 0))} />
          </Td>
          {curve.map((share, later) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a period is its place
            <Td key={later} numeric>
              <Figure figure={share === null ? '–' : formatShare(share)} />
            </Td>
          ))}
        </tr>
      </tfoot>
    </Table>
  );
}

interface FigureProps {
  figure: string;
  /** The way to the sessions behind it, where there are any. */
  children?: ReactNode;
}

/** A figure that stands under the others of its column, whether a way leads on from it or not. */
const Figure = ({ figure, children }: FigureProps) => (
  <span className="inline-flex items-center gap-1">
    {figure}
    <span className="w-7 print:hidden">{children}</span>
  </span>
);
