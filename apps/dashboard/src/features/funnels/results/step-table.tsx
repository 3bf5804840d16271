import type { StepFigures } from '@desirepath/contract/funnels';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { Table, Td, Th } from '../../../ui/table.tsx';
import { secondsWords } from '../words.ts';

interface StepTableProps {
  steps: readonly StepFigures[];
  /** The steps of what it is compared with. */
  others: readonly StepFigures[] | undefined;
  /** What leads on from a step: to those who did it, and from the second on to those who did not. */
  actions: (step: number) => { reached: ReactNode; dropped: ReactNode };
}

const passedWords = (count: number) => t`${formatNumber(count)} passed it over`;

/** The figures behind the bars. */
export function StepTable({ steps, others, actions }: StepTableProps) {
  return (
    <Table label={t`Steps of the funnel`}>
      <thead>
        <tr>
          <Th>
            <Trans>Step</Trans>
          </Th>
          <Th numeric>
            <Trans>Count</Trans>
          </Th>
          <Th numeric>
            <Trans>Of the first</Trans>
          </Th>
          {others && (
            <Th numeric title={t`Of the first, in what it is compared with`}>
              <Trans>Compared</Trans>
            </Th>
          )}
          <Th numeric title={t`Of the last step before it that must be done`}>
            <Trans>Of the one before</Trans>
          </Th>
          <Th numeric>
            <Trans>Lost</Trans>
          </Th>
          <Th numeric>
            <Trans>Median time</Trans>
          </Th>
          <Th numeric>p90</Th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => {
          const other = others?.[index];
          const { reached, dropped } = actions(index + 1);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; two may have the same name
            <tr key={index}>
              <Td>
                {`${index + 1}. ${step.name}`}
                {step.optional && (
                  <span className="ms-2 text-2sm text-muted-foreground">
                    <Trans>may be passed over</Trans>
                  </span>
                )}
              </Td>
              <Td numeric>
                <span className="inline-flex items-center gap-1">
                  {formatNumber(step.count)}
                  {step.count > 0 && reached}
                </span>
              </Td>
              <Td numeric>{formatShare(step.conversion)}</Td>
              {others && <Td numeric>{other ? formatShare(other.conversion) : '–'}</Td>}
              <Td numeric>{formatShare(step.step_conversion)}</Td>
              <Td numeric>
                <span className="inline-flex items-center gap-1">
                  {step.optional ? passedWords(step.dropped) : formatNumber(step.dropped)}
                  {step.dropped > 0 && dropped}
                </span>
              </Td>
              <Td numeric>{step.median_seconds === null ? '–' : secondsWords(step.median_seconds)}</Td>
              <Td numeric>{step.p90_seconds === null ? '–' : secondsWords(step.p90_seconds)}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
