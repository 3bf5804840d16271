import { DAY_MS } from '@desirepath/contract/durations';
import type { QuestionResult, SurveyScore } from '@desirepath/contract/survey-results';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { ErrorState } from '../../../app/error-state.tsx';
import { later } from '../../../app/later.tsx';
import { problemOf } from '../../../app/problem.ts';
import { SCORE_PARTS } from '../../../app/survey-answers.ts';
import { WatchThese } from '../../../app/watch-these.tsx';
import { inSentence } from '../../../language/in-sentence.ts';
import { formatCount, formatDays, formatShare } from '../../../ui/format.ts';
import { type Shape, ShapeControl } from '../../../ui/shape-control.tsx';
import { Loading } from '../../../ui/skeleton.tsx';
import { Table, Td, Th } from '../../../ui/table.tsx';
import { type Asked, answered, scoreWords } from './figures.ts';

// Recharts is larger than the rest of the dashboard together.
const ScoreChart = later(
  () => import('./score-chart.tsx'),
  () => <Loading className="h-56" />,
);

const PARTS = ['bad', 'middle', 'good'] as const;
const PART_STYLES = { bad: 'bg-bad', middle: 'bg-input', good: 'bg-good' } as const;

/** A score with its interval, what it is made of, and how it went. */
export function Score({ result, score, asked }: { result: QuestionResult; score: SurveyScore; asked: Asked }) {
  const { name, value, interval } = scoreWords(score);
  const all = score.good + score.middle + score.bad;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-[14rem_minmax(0,1fr)]">
      <div className="grid content-start gap-3">
        <p className="grid gap-0.5">
          <span className="text-2sm text-muted-foreground">{name}</span>
          <span className="font-semibold text-3xl tabular-nums">{value}</span>
          <span className="text-2sm text-muted-foreground">{t`${interval}, with 95% certainty`}</span>
        </p>
        <div aria-hidden className="flex h-2 overflow-hidden rounded-full">
          {PARTS.map((part) => (
            <div key={part} className={PART_STYLES[part]} style={{ width: `${(score[part] / all) * 100}%` }} />
          ))}
        </div>
        <ul className="grid gap-0.5 text-2sm">
          {PARTS.toReversed().map((part) => {
            const [label, answer] = SCORE_PARTS[score.kind][part];
            return (
              <li key={part} className="flex items-center gap-2">
                <span aria-hidden className={`size-2 rounded-full ${PART_STYLES[part]}`} />
                <span className="flex-1">{label}</span>
                <span className="tabular-nums">{formatShare(score[part] / all, true)}</span>
                <span className="text-muted-foreground tabular-nums">{formatCount(score[part])}</span>
                <WatchThese
                  siteId={asked.site}
                  whose={inSentence(label)}
                  conditions={[answered(asked, result.id, answer)]}
                />
              </li>
            );
          })}
        </ul>
      </div>
      <Trend result={result} asked={asked} />
    </div>
  );
}

const BY_INTERVAL = {
  day: t`By day, with its interval`,
  week: t`By week, with its interval`,
  month: t`By month, with its interval`,
};

function Trend({ result, asked }: { result: QuestionResult; asked: Asked }) {
  const [shape, setShape] = useState<Shape>('chart');
  const days = (Date.parse(asked.to) - Date.parse(asked.from)) / DAY_MS;
  const interval = days <= 14 ? 'day' : days <= 190 ? 'week' : 'month';
  const trend = useQuery(
    api.surveyResults.trend.queryOptions({
      input: { ...asked, question: result.id, interval },
      placeholderData: keepPreviousData,
    }),
  );
  if (trend.isPending) return <Loading className="h-56" />;
  if (trend.isError) return <ErrorState problem={problemOf(trend.error)} onRetry={() => void trend.refetch()} />;
  const points = trend.data.items.flatMap(({ at, responses, score }) =>
    score ? [{ label: formatDays(at, at), responses, ...score }] : [],
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-1">
      <div className="flex items-center justify-between gap-2">
        <span className="text-2sm text-muted-foreground">{BY_INTERVAL[interval]}</span>
        <ShapeControl shape={shape} onShape={setShape} />
      </div>
      {shape === 'chart' ? (
        <ScoreChart points={points} />
      ) : (
        <Table label={t`Score over time`} className="max-h-56">
          <thead>
            <tr>
              <Th>
                <Trans>From</Trans>
              </Th>
              <Th numeric>
                <Trans>Answers</Trans>
              </Th>
              <Th numeric>
                <Trans>Score</Trans>
              </Th>
              <Th numeric>
                <Trans>Between</Trans>
              </Th>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => {
              const { value, interval: between } = scoreWords(point);
              return (
                <tr key={point.label}>
                  <Td>{point.label}</Td>
                  <Td numeric>{formatCount(point.responses)}</Td>
                  <Td numeric>{value}</Td>
                  <Td numeric>{between}</Td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
    </div>
  );
}
