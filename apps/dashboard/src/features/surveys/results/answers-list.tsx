import { type Answer, OTHER } from '@desirepath/contract/survey-questions';
import type { QuestionResult, SurveyResponse } from '@desirepath/contract/survey-results';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SquarePlay, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { AtLeast } from '../../../app/at-least.tsx';
import { CardFallbacks } from '../../../app/card-fallbacks.tsx';
import { deviceName } from '../../../app/environment.tsx';
import { useChange } from '../../../app/use-change.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDelete } from '../../../ui/confirm-delete.tsx';
import { countryFlag, formatMoment, formatNumber, formatSeconds, languageName } from '../../../ui/format.ts';
import { ShowMore } from '../../../ui/show-more.tsx';
import type { Asked } from './figures.ts';
import { LongBadge } from './long-badge.tsx';

/** Answers one by one, newest first. */
export function AnswersList({ asked: { id, ...asked }, questions }: { asked: Asked; questions: QuestionResult[] }) {
  const list = useInfiniteQuery(
    api.surveyResults.responses.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...asked, survey: id, cursor }),
      initialPageParam: undefined,
      getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  if (!list.data) return <CardFallbacks query={list} rows={6} />;
  return (
    <>
      <Card>
        <ul className="divide-y">
          {list.data.pages.flatMap(({ items }) =>
            items.map((response) => (
              <AnswerRow key={response.id} response={response} questions={questions} siteId={asked.site} />
            )),
          )}
        </ul>
      </Card>
      <ShowMore list={list} />
    </>
  );
}

interface AnswerRowProps {
  response: SurveyResponse;
  questions: QuestionResult[];
  siteId: number;
}

function AnswerRow({ response, questions, siteId }: AnswerRowProps) {
  const { session_id, visitor_id, attributes } = response;
  const given = Object.entries(attributes);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-2sm text-muted-foreground">
        <span className="text-foreground">{formatMoment(response.created_at)}</span>
        {!response.complete && (
          <Badge>
            <Trans>Partial</Trans>
          </Badge>
        )}
        <span>{[deviceName(response.device), response.browser, response.os].filter(Boolean).join(', ')}</span>
        {response.country && <span title={response.country}>{countryFlag(response.country)}</span>}
        {response.language && <span>{languageName(response.language)}</span>}
        <span className="min-w-0 max-w-full truncate" title={response.page}>
          {response.page && response.page !== `/s/${response.survey}` ? response.page : t`Link page`}
        </span>
        {response.ms > 0 && <span>{formatSeconds(response.ms)}</span>}
        {given.map(([name, value]) => (
          <LongBadge key={name} name={name} value={String(value)} />
        ))}
        <span className="flex-1" />
        {session_id && response.is_recorded && (
          <Button asChild size="sm" variant="ghost">
            <Link to="/sites/$siteId/recordings/$recordingId" params={{ siteId, recordingId: session_id }}>
              <SquarePlay aria-hidden />
              <Trans>Watch</Trans>
            </Link>
          </Button>
        )}
        {visitor_id && (
          <Button asChild size="sm" variant="ghost">
            <Link to="/sites/$siteId/visitors/$visitorId" params={{ siteId, visitorId: visitor_id }}>
              <Trans>Visitor</Trans>
            </Link>
          </Button>
        )}
        <AtLeast needed="analyst">
          <DeleteAnswer response={response} siteId={siteId} />
        </AtLeast>
      </div>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        {response.answers.map((answer) => {
          const question = questions.find(({ id }) => id === answer.question);
          return (
            <div key={answer.question} className="contents">
              <dt className="truncate text-muted-foreground">{question?.text ?? answer.question}</dt>
              <dd className="whitespace-pre-wrap break-words">{answerWords(answer, question)}</dd>
            </div>
          );
        })}
      </dl>
    </li>
  );
}

/** An answer as a person reads it. */
function answerWords({ value, other }: Answer, question: QuestionResult | undefined): string {
  const texts = new Map(
    [...(question?.options ?? []), ...(question?.rows ?? []), ...(question?.rows[0]?.options ?? [])].map(
      ({ id, text }) => [id, text],
    ),
  );
  const word = (id: string) => (id === OTHER && other ? other : (texts.get(id) ?? id));
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'boolean') return value ? t`Yes` : t`No`;
  if (typeof value === 'string') return word(value);
  if (Array.isArray(value)) return value.map(word).join(question?.type === 'ranking' ? ' › ' : ', ');
  return Object.entries(value)
    .map(([row, column]) => `${word(row)}: ${word(column)}`)
    .join(', ');
}

function DeleteAnswer({ response, siteId }: { response: SurveyResponse; siteId: number }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useChange(api.surveyResults.removeResponse.mutationOptions(), {
    stale: [api.surveyResults.key()],
    onDone: () => setAsking(false),
  });
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        aria-label={t`Delete the answer of ${formatMoment(response.created_at)}`}
        onClick={() => setAsking(true)}
      >
        <Trash2 aria-hidden />
      </Button>
      <ConfirmDelete
        open={isAsking}
        onOpenChange={setAsking}
        name={t`this answer`}
        isPending={remove.isPending}
        onConfirm={() =>
          remove.mutate({ params: { id: response.id }, query: { site: siteId, survey: response.survey } })
        }
      >
        <Trans>It is deleted from the disk, and no figure counts it any more.</Trans>
      </ConfirmDelete>
    </>
  );
}
