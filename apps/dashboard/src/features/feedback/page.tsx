import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft, Download, MessageCircle } from 'lucide-react';
import { AtLeast } from '../../app/at-least.tsx';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { useSite } from '../../app/question.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { cn } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Filters } from './filters.tsx';
import { MessageList } from './message-list.tsx';
import { MessagePane } from './message-pane.tsx';
import { choiceOf, csvAddress, inboxQuery, summaryQuery } from './queries.ts';

const route = getRouteApi('/signed-in/sites/$siteId/feedback');

/** What visitors have said by themselves: the list, and beside it the message that is read. */
export function FeedbackPage() {
  const { siteId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery({ ...inboxQuery(siteId, search), placeholderData: keepPreviousData });
  const summary = useQuery(summaryQuery(siteId));
  const messages = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Object.values(choiceOf(search)).some((value) => value !== undefined);
  const hasAny = summary.data?.states.some(({ count }) => count > 0) ?? list.isPending;
  const read = (message: string | undefined) => void navigate({ search: (before) => ({ ...before, message }) });

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={t`Feedback`} description={t`What visitors told you by the bubble, and where they were.`}>
        {messages.length > 0 && (
          <AtLeast needed="analyst">
            <Button asChild>
              <a href={csvAddress(siteId, search)} download>
                <Download aria-hidden /> CSV
              </a>
            </Button>
          </AtLeast>
        )}
      </PageHeader>
      {(hasAny || messages.length > 0 || isFiltered) && (
        <Filters
          search={search}
          summary={summary.data}
          onChange={(change) =>
            void navigate({ search: (before) => ({ ...before, ...change, message: undefined }), replace: true })
          }
        />
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[24rem_minmax(0,1fr)]">
        <Card
          className={cn(
            'overflow-hidden lg:max-h-[calc(100dvh-11rem)] lg:overflow-y-auto',
            search.message !== undefined && 'max-lg:hidden',
            messages.length === 0 && !list.isPending && 'lg:col-span-2',
          )}
        >
          {list.isPending && <SkeletonRows rows={8} className="p-4" />}
          {list.isError && <ErrorState problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
          {list.data && messages.length === 0 && (isFiltered ? <NoneOfThese /> : <NoneYet />)}
          {messages.length > 0 && (
            <div className={list.isPlaceholderData ? 'opacity-60' : ''}>
              <MessageList siteId={siteId} messages={messages} chosen={search.message} />
            </div>
          )}
          <div className="grid py-2 empty:hidden">
            <ShowMore list={list} />
          </div>
        </Card>
        {search.message !== undefined && (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <Button variant="ghost" className="justify-self-start lg:hidden" onClick={() => read(undefined)}>
              <ArrowLeft aria-hidden className="rtl:-scale-x-100" /> <Trans>All messages</Trans>
            </Button>
            <MessagePane
              key={search.message}
              siteId={siteId}
              id={search.message}
              people={summary.data?.people ?? []}
              tags={summary.data?.tags.map(({ tag }) => tag) ?? []}
              onGone={() => read(undefined)}
            />
          </div>
        )}
        {search.message === undefined && messages.length > 0 && (
          <Card className="max-lg:hidden">
            <EmptyState icon={MessageCircle} title={t`Choose a message`} className="py-24">
              <Trans>It opens here, with the page as its writer saw it.</Trans>
            </EmptyState>
          </Card>
        )}
      </div>
    </div>
  );
}

const NoneOfThese = () => (
  <EmptyState
    icon={MessageCircle}
    title={t`No message like that`}
    className="py-24"
    action={
      <Button asChild>
        <Link to="." search={{}}>
          <Trans>Clear the filters</Trans>
        </Link>
      </Button>
    }
  >
    <Trans>Take a condition away, or look for another word.</Trans>
  </EmptyState>
);

/** Either nobody has written, or there is nothing to write into. */
function NoneYet() {
  const { id, settings } = useSite();
  return (
    <EmptyState
      icon={MessageCircle}
      title={t`Nobody has written yet`}
      className="py-24"
      action={
        <AtLeast needed="admin">
          <Button asChild variant={settings.feedback.on ? 'secondary' : 'primary'}>
            <Link to="/sites/$siteId/settings" params={{ siteId: id }} hash="feedback">
              {settings.feedback.on ? t`Change the bubble` : t`Turn the bubble on`}
            </Link>
          </Button>
        </AtLeast>
      }
    >
      {settings.feedback.on
        ? t`The bubble is on your pages. What visitors write into it appears here.`
        : t`A bubble on your pages takes a mood, a few words and the part of the page that is meant. It is off.`}
    </EmptyState>
  );
}
