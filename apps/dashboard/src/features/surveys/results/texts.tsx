import type { QuestionResult, SurveyText } from '@desirepath/contract/survey-results';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MessageSquareText, SquarePlay, Tag, X } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { AtLeast } from '../../../app/at-least.tsx';
import { CardFallbacks } from '../../../app/card-fallbacks.tsx';
import { ErrorState } from '../../../app/error-state.tsx';
import { problemOf } from '../../../app/problem.ts';
import { SearchBox } from '../../../app/search-box.tsx';
import { useChange } from '../../../app/use-change.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatCount, formatMoment, formatNumber } from '../../../ui/format.ts';
import { Input } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { ShowMore } from '../../../ui/show-more.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import type { Asked } from './figures.ts';
import { LongBadge } from './long-badge.tsx';

const route = getRouteApi('/signed-in/sites/$siteId/surveys/$surveyId');

/** What visitors wrote: found by words and tags, each with the recording behind it. */
export function Texts({ asked, questions }: { asked: Asked; questions: QuestionResult[] }) {
  const written = questions.filter(({ texts }) => texts > 0);
  const { question: chosen, search, tag } = route.useSearch();
  const navigate = route.useNavigate();
  const question = written.find(({ id }) => id === chosen) ?? written[0];
  if (!question)
    return (
      <Card>
        <EmptyState icon={MessageSquareText} title={t`Nobody wrote anything`} className="py-16">
          <Trans>Add a question for a text to the survey, and ask why.</Trans>
        </EmptyState>
      </Card>
    );
  const narrow = (changes: { question?: string; search?: string | undefined; tag?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <Select
            label={t`Question`}
            value={question.id}
            options={written.map(({ id, text, texts }) => ({ value: id, label: `${text} (${formatCount(texts)})` }))}
            onChange={(id) => narrow({ question: id })}
            className="min-w-0 flex-1"
          />
          <SearchBox
            label={t`Search in the texts`}
            placeholder={t`Words, Enter`}
            className="h-8 w-44"
            value={search}
            onSearch={(sought) => narrow({ search: sought })}
          />
          {tag !== undefined && (
            <Button size="sm" aria-label={t`Remove: ${tag}`} onClick={() => narrow({ tag: undefined })}>
              <Tag aria-hidden />
              {tag}
              <X aria-hidden />
            </Button>
          )}
        </div>
        <TextList asked={asked} questions={questions} question={question.id} search={search} tag={tag} />
      </div>
      <Words
        asked={asked}
        question={question.id}
        onWord={(word) => narrow({ search: word })}
        onTag={(one) => narrow({ tag: one })}
      />
    </div>
  );
}

interface TextListProps {
  asked: Asked;
  questions: readonly QuestionResult[];
  /** The one whose texts these are. */
  question: string;
  search: string | undefined;
  tag: string | undefined;
}

function TextList({ asked, questions, question, search, tag }: TextListProps) {
  const list = useInfiniteQuery(
    api.surveyResults.texts.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...asked, question, search, tag, cursor }),
      initialPageParam: undefined,
      getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const texts = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (!list.data) return <CardFallbacks query={list} rows={6} />;
  return (
    <>
      <Card>
        {texts.length === 0 && (
          <EmptyState icon={MessageSquareText} title={t`No such text`}>
            <Trans>Nothing in these days has these words, or this tag.</Trans>
          </EmptyState>
        )}
        <ul className="divide-y">
          {texts.map((text) => (
            <TextRow key={text.response} text={text} asked={asked} questions={questions} />
          ))}
        </ul>
      </Card>
      <ShowMore list={list} />
    </>
  );
}

interface TextRowProps {
  text: SurveyText;
  asked: Asked;
  questions: readonly QuestionResult[];
}

function TextRow({ text, asked, questions }: TextRowProps) {
  const [isTagging, setTagging] = useState(false);
  const tag = useChange(api.surveyResults.tag.mutationOptions(), {
    stale: [api.surveyResults.texts.key(), api.surveyResults.words.key()],
  });
  // Of two that follow each other closely the second must not take the first away.
  const tags = tag.isPending ? tag.variables.tags : text.tags;
  const write = (tags: string[]) =>
    tag.mutate({ id: asked.id, site: asked.site, response: text.response, question: text.question, tags });
  return (
    <li className="grid gap-1.5 px-4 py-3">
      <p className="whitespace-pre-wrap break-words">{text.text}</p>
      <div className="flex flex-wrap items-center gap-2 text-2sm text-muted-foreground">
        <span>{formatMoment(text.created_at)}</span>
        {Object.entries(text.numbers).map(([id, number]) => (
          <LongBadge key={id} name={questions.find((one) => one.id === id)?.text ?? id} value={formatNumber(number)} />
        ))}
        {tags.map((one) => (
          <Badge key={one} tone="ember" className="max-w-full">
            <span className="truncate">{one}</span>
            <AtLeast needed="analyst">
              <button
                type="button"
                aria-label={t`Remove the tag ${one}`}
                onClick={() => write(tags.filter((other) => other !== one))}
              >
                <X aria-hidden />
              </button>
            </AtLeast>
          </Badge>
        ))}
        {isTagging ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const added = String(new FormData(event.currentTarget).get('tag')).trim();
              if (added) write([...tags, added]);
              setTagging(false);
            }}
          >
            <Input
              name="tag"
              aria-label={t`Tag`}
              autoFocus
              maxLength={50}
              className="h-7 w-32"
              onBlur={() => setTagging(false)}
            />
          </form>
        ) : (
          <AtLeast needed="analyst">
            <Button size="sm" variant="ghost" onClick={() => setTagging(true)}>
              <Tag aria-hidden />
              <Trans>Tag</Trans>
            </Button>
          </AtLeast>
        )}
        {text.is_recorded && text.session_id && (
          <Button asChild size="sm" variant="ghost">
            <Link
              to="/sites/$siteId/recordings/$recordingId"
              params={{ siteId: asked.site, recordingId: text.session_id }}
            >
              <SquarePlay aria-hidden />
              <Trans>Watch</Trans>
            </Link>
          </Button>
        )}
      </div>
    </li>
  );
}

interface WordsProps {
  asked: Asked;
  question: string;
  onWord: (word: string) => void;
  onTag: (tag: string) => void;
}

/** Words by the texts that have them, and tags: each narrows the list down. */
function Words({ asked, question, onWord, onTag }: WordsProps) {
  const words = useQuery(
    api.surveyResults.words.queryOptions({ input: { ...asked, question }, placeholderData: keepPreviousData }),
  );
  const { items = [], tags = [] } = words.data ?? {};
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-3 p-4">
      {tags.length > 0 && (
        <>
          <h2 className="font-semibold">
            <Trans>Tags</Trans>
          </h2>
          <ul className="flex flex-wrap gap-1.5">
            {tags.map(({ tag, texts }) => (
              <li key={tag}>
                <Button size="sm" onClick={() => onTag(tag)}>
                  {tag} <span className="text-muted-foreground tabular-nums">{formatCount(texts)}</span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="font-semibold">
        <Trans>Frequent words</Trans>
      </h2>
      {words.isPending && <SkeletonRows rows={4} />}
      {words.isError && <ErrorState problem={problemOf(words.error)} onRetry={() => void words.refetch()} />}
      {words.data && items.length === 0 && (
        <p className="text-muted-foreground">
          <Trans>No word stands in these texts.</Trans>
        </p>
      )}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-px">
        {items.slice(0, 25).map(({ word, texts }) => (
          <li key={word}>
            <button
              type="button"
              onClick={() => onWord(word)}
              title={t`Texts with “${word}”`}
              className="relative flex w-full items-center justify-between rounded px-2 py-0.5 text-start hover:bg-hover"
            >
              <span
                aria-hidden
                className="absolute inset-y-0 start-0 rounded bg-ember-soft"
                style={{ width: `${(texts / Math.max(1, items[0]?.texts ?? 1)) * 100}%` }}
              />
              <span className="relative truncate">{word}</span>
              <span className="relative text-muted-foreground tabular-nums">{formatCount(texts)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
