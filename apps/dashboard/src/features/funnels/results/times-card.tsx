import { type StepFigures, TIME_BANDS } from '@desirepath/contract/funnels';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { Select } from '../../../ui/select.tsx';
import { Table, Td, Th } from '../../../ui/table.tsx';
import { secondsWords } from '../words.ts';

const bandWords = (index: number) => {
  const [from = 0, to] = [TIME_BANDS[index], TIME_BANDS[index + 1]];
  if (to === undefined) return t`over ${secondsWords(from)}`;
  return from === 0 ? t`under ${secondsWords(to)}` : `${secondsWords(from)} – ${secondsWords(to)}`;
};

/** How long those took for a step who did it. The table is the chart. */
export function TimesCard({ steps }: { steps: readonly StepFigures[] }) {
  const [chosen, setChosen] = useState('1');
  const timed = steps.flatMap((step, index) => (step.times.length > 0 ? [{ step, index }] : []));
  const shown = timed.find(({ index }) => String(index) === chosen) ?? timed[0];
  if (!shown) return null;
  const { times, name, median_seconds, p90_seconds } = shown.step;
  const most = Math.max(...times, 1);
  return (
    <Card className="pb-3">
      <CardHeader title={t`Time to the step`}>
        <Select
          label={t`Step`}
          className="max-w-56 [&>span]:truncate"
          value={String(shown.index)}
          options={timed.map(({ step, index }) => ({ value: String(index), label: `${index + 1}. ${step.name}` }))}
          onChange={setChosen}
        />
      </CardHeader>
      <p className="px-4 pb-2 text-muted-foreground">
        {median_seconds !== null && p90_seconds !== null
          ? t`Half took up to ${secondsWords(median_seconds)}, nine of ten up to ${secondsWords(p90_seconds)}.`
          : t`Nobody did it.`}
      </p>
      <Table label={t`Times to ${name}`}>
        <thead>
          <tr>
            <Th>
              <Trans>Time</Trans>
            </Th>
            <Th className="w-full">
              <span className="sr-only">
                <Trans context="a part of all">Share</Trans>
              </span>
            </Th>
            <Th numeric>
              <Trans>Count</Trans>
            </Th>
          </tr>
        </thead>
        <tbody>
          {times.map((count, index) => (
            <tr key={bandWords(index)}>
              <Td className="h-7 whitespace-nowrap">{bandWords(index)}</Td>
              <Td className="h-7">
                <div aria-hidden className="h-3 rounded-[4px] bg-ember" style={{ width: `${(count / most) * 100}%` }} />
              </Td>
              <Td numeric className="h-7">
                {formatNumber(count)}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
