import { ANSWER_PROPERTIES, type AnswerProperty } from '@desirepath/contract/answer-traits';
import { DEVICES, type Device } from '@desirepath/contract/common';
import type { QuestionResult } from '@desirepath/contract/survey-results';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Table2 } from 'lucide-react';
import { api } from '../../../app/api.ts';
import { deviceName } from '../../../app/environment.tsx';
import { ErrorState } from '../../../app/error-state.tsx';
import { problemOf } from '../../../app/problem.ts';
import { WatchThese } from '../../../app/watch-these.tsx';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { countryName, formatCount, languageName } from '../../../ui/format.ts';
import { Select } from '../../../ui/select.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Table, Td, Th } from '../../../ui/table.tsx';
import { type Asked, answered, isChoosable } from './figures.ts';
import { ShareCell } from './share-cell.tsx';

const route = getRouteApi('/signed-in/sites/$siteId/surveys/$surveyId');

const PROPERTY_LABELS: Record<AnswerProperty, string> = {
  device: t`Device`,
  browser: t`Browser`,
  os: t`System`,
  country: t`Country`,
  language: t`Language`,
  version: t`Version`,
};

const isProperty = (columns: string): columns is AnswerProperty =>
  (ANSWER_PROPERTIES as readonly string[]).includes(columns);

const isDevice = (id: string): id is Device => (DEVICES as readonly string[]).includes(id);

/** The head of a column, as a person reads it. */
function columnText(columns: string, id: string, text: string): string {
  if (id === '') return t`Unknown`;
  if (columns === 'country') return countryName(id);
  if (columns === 'language') return languageName(id);
  return columns === 'device' && isDevice(id) ? deviceName(id) : text;
}

/** One question by another, or by what is known of the visit: the shares of each column. */
export function CrossTab({ asked, questions }: { asked: Asked; questions: QuestionResult[] }) {
  const choosable = questions.filter(isChoosable);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const rows = choosable.find(({ id }) => id === search.question) ?? choosable[0];
  const others = choosable.filter(({ id }) => id !== rows?.id);
  const options = [
    ...others.map(({ id, text }) => ({ value: `q:${id}`, label: text })),
    ...ANSWER_PROPERTIES.map((value) => ({ value: value as string, label: PROPERTY_LABELS[value] })),
  ];
  const columns = options.find(({ value }) => value === search.columns)?.value ?? 'device';
  const by = options.find(({ value }) => value === columns)?.label ?? columns;
  if (!rows)
    return (
      <Card>
        <EmptyState icon={Table2} title={t`Nothing to compare`} className="py-16">
          <Trans>Questions with choices or numbers can be compared; this survey has none that was answered.</Trans>
        </EmptyState>
      </Card>
    );
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-3 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          label={t`Rows`}
          value={rows.id}
          options={choosable.map(({ id, text }) => ({ value: id, label: text }))}
          onChange={(question) => void navigate({ search: (before) => ({ ...before, question }), replace: true })}
          className="max-w-80"
        />
        <span className="text-muted-foreground">
          <Trans>by</Trans>
        </span>
        <Select
          label={t`Columns`}
          value={columns}
          options={options}
          onChange={(chosen) => void navigate({ search: (before) => ({ ...before, columns: chosen }), replace: true })}
          className="max-w-80"
        />
      </div>
      {/* Keyed: while another table is on its way, the figures of this one do not stand under its names. */}
      <Shares key={`${rows.id} ${columns}`} asked={asked} rows={rows} columns={columns} by={by} />
    </Card>
  );
}

interface SharesProps {
  asked: Asked;
  rows: QuestionResult;
  columns: string;
  /** What the columns are, as a person reads it. */
  by: string;
}

function Shares({ asked, rows, columns, by }: SharesProps) {
  const table = useQuery(
    api.surveyResults.crossTab.queryOptions({
      // The contract reads both kinds of columns from one text.
      input: { ...asked, rows: rows.id, columns: isProperty(columns) ? columns : (columns as `q:${string}`) },
      placeholderData: keepPreviousData,
    }),
  );
  if (table.isPending) return <SkeletonRows rows={6} />;
  if (table.isError) return <ErrorState problem={problemOf(table.error)} onRetry={() => void table.refetch()} />;
  return (
    <Table label={t`${rows.text}, by ${by}`}>
      <thead>
        <tr>
          <Th>
            <span className="sr-only">
              <Trans>Answer</Trans>
            </span>
          </Th>
          {table.data.columns.map(({ id, text }) => (
            <Th key={id} numeric>
              {columnText(columns, id, text)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.data.rows.map((row) => (
          <tr key={row.id}>
            <Td className="max-w-72 truncate" title={row.text}>
              {row.text}
            </Td>
            {row.counts.map((count, index) => {
              const column = table.data.columns[index];
              const share = count / Math.max(1, column?.responses ?? 0);
              const answer = answered(asked, rows.id, row.id);
              return (
                <ShareCell
                  key={column?.id}
                  share={share}
                  count={count}
                  watch={
                    column && (
                      <WatchThese
                        siteId={asked.site}
                        whose={t`those who answered “${row.text}”, of “${columnText(columns, column.id, column.text)}”`}
                        conditions={[{ ...answer, with: [...(answer.with ?? []), `${columns}=${column.id}`] }]}
                      />
                    )
                  }
                />
              );
            })}
          </tr>
        ))}
        <tr className="font-medium">
          <Td>
            <Trans>Answers</Trans>
          </Td>
          {table.data.columns.map(({ id, responses }) => (
            <Td key={id} numeric>
              {formatCount(responses)}
            </Td>
          ))}
        </tr>
      </tbody>
    </Table>
  );
}
