import type { QuestionResult } from '@desirepath/contract/survey-results';
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { WatchThese } from '../../../app/watch-these.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { formatCount, formatNumber, formatShare } from '../../../ui/format.ts';
import { Table, Td, Th } from '../../../ui/table.tsx';
import { TYPE_LOOKS } from '../words.ts';
import { type Asked, answered } from './figures.ts';
import { Score } from './score.tsx';
import { ShareCell } from './share-cell.tsx';

/** What one question came to. */
export function QuestionCard({ result, asked }: { result: QuestionResult; asked: Asked }) {
  const { icon: Icon, label } = TYPE_LOOKS[result.type];
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-3 p-4">
      <header className="flex items-start gap-2">
        <Icon className="mt-0.5 size-4 shrink-0 text-muted-foreground" role="img" aria-label={label} />
        <h2 className="min-w-0 flex-1 font-semibold">{result.text}</h2>
        {!result.is_asked && (
          <Badge>
            <Trans>Not asked any more</Trans>
          </Badge>
        )}
        <span className="shrink-0 text-muted-foreground tabular-nums">{t`${formatCount(result.answered)} answered`}</span>
      </header>
      {result.score && <Score result={result} score={result.score} asked={asked} />}
      {result.mean !== null && !result.score && (
        <p>
          <Trans>
            <span className="font-semibold text-xl tabular-nums">{formatNumber(result.mean)}</span>{' '}
            <span className="text-muted-foreground">on average</span>
          </Trans>
        </p>
      )}
      {result.options.length > 0 && <Distribution result={result} asked={asked} />}
      {result.rows.length > 0 && <Matrix result={result} asked={asked} />}
      {result.texts > 0 && (
        <Link
          to="/sites/$siteId/surveys/$surveyId"
          params={{ siteId: asked.site, surveyId: asked.id }}
          search={(before) => ({ ...before, view: 'texts', question: result.id })}
          className="justify-self-start text-ember-text underline-offset-4 hover:underline"
        >
          <Plural value={result.texts} one="Read # text" other="Read # texts" />
        </Link>
      )}
    </Card>
  );
}

/** How often each was chosen: a table whose bars are its chart. */
function Distribution({ result, asked }: { result: QuestionResult; asked: Asked }) {
  const isRanked = result.type === 'ranking';
  const most = Math.max(...result.options.map(({ count }) => count), 1);
  const options = isRanked
    ? result.options.toSorted((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity))
    : result.options;
  return (
    <Table label={t`Answers to “${result.text}”`}>
      <thead className="sr-only">
        <tr>
          <Th>
            <Trans>Answer</Trans>
          </Th>
          <Th>
            <Trans>Bar</Trans>
          </Th>
          <Th numeric>{isRanked ? t`Mean place` : t({ message: 'Share', context: 'a part of all' })}</Th>
          <Th numeric>
            <Trans>Answers</Trans>
          </Th>
          <Th>
            <Trans>Recordings</Trans>
          </Th>
        </tr>
      </thead>
      <tbody>
        {options.map(({ id, text, count, share, rank }) => (
          <tr key={id}>
            <Td className="w-px max-w-36 truncate border-b-0 ps-0 sm:max-w-80" title={text}>
              {text}
            </Td>
            <Td className="min-w-16 border-b-0 sm:min-w-24" aria-hidden>
              <div className="h-4 rounded-sm bg-ember-soft">
                <div className="h-full rounded-sm bg-ember" style={{ width: `${(count / most) * 100}%` }} />
              </div>
            </Td>
            <Td numeric className="w-px border-b-0">
              {isRanked ? (rank === null ? '–' : formatNumber(rank)) : formatShare(share)}
            </Td>
            <Td numeric className="w-px border-b-0 text-muted-foreground">
              {formatCount(count)}
            </Td>
            <Td className="w-px border-b-0 pe-0">
              {count > 0 && (
                <WatchThese
                  siteId={asked.site}
                  whose={t`those who answered “${text}”`}
                  conditions={[answered(asked, result.id, id)]}
                />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Each cell as dark as its share of the row. */
function Matrix({ result, asked }: { result: QuestionResult; asked: Asked }) {
  return (
    <Table label={t`Answers to “${result.text}”`}>
      <thead>
        <tr>
          <Th>
            <span className="sr-only">
              <Trans>Row</Trans>
            </span>
          </Th>
          {result.rows[0]?.options.map(({ id, text }) => (
            <Th key={id} numeric>
              {text}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {result.rows.map((row) => (
          <tr key={row.id}>
            <Td>{row.text}</Td>
            {row.options.map(({ id, text, count, share }) => (
              <ShareCell
                key={id}
                share={share}
                count={count}
                watch={
                  <WatchThese
                    siteId={asked.site}
                    whose={t`those who answered “${row.text}” with “${text}”`}
                    conditions={[{ ...answered(asked, result.id, id), row: row.id }]}
                  />
                }
              />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
