import { RECORDING_SORTS } from '@desirepath/contract/recording-views';
import { t } from '@lingui/core/macro';
import { Plural } from '@lingui/react/macro';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Video } from 'lucide-react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { NoSessions } from '../../app/no-sessions.tsx';
import { problemOf } from '../../app/problem.ts';
import { useQuestion } from '../../app/question.ts';
import { useFirstVisit } from '../../app/use-first-visit.ts';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type ListQuestion, recordingsQuery } from './queries.ts';
import { RecordingsList } from './recordings-list.tsx';
import { SavedViews } from './saved-views.tsx';

const route = getRouteApi('/signed-in/sites/$siteId/recordings');

const SORTS = [
  { value: 'relevance', label: t`Worth a look` },
  { value: 'newest', label: t`Newest` },
  { value: 'longest', label: t`Longest` },
  { value: 'active', label: t`Most active` },
] as const;

export function RecordingsPage() {
  const { sort = RECORDING_SORTS[0], marks } = route.useSearch();
  const navigate = route.useNavigate();
  const question = { ...useQuestion(), marks };
  const list = useInfiniteQuery(recordingsQuery(question, sort));
  const recordings = list.data?.pages.flatMap((page) => page.items) ?? [];
  // Before anybody came there is nothing to order.
  const { isAwaited } = useFirstVisit(question.site);

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={t`Recordings`} description={<Count question={question} />}>
        {!isAwaited && (
          <>
            <SegmentedControl
              label={t({ message: 'Order', context: 'of a list' })}
              value={sort}
              options={SORTS}
              onChange={(value) => void navigate({ search: (old) => ({ ...old, sort: value }), replace: true })}
            />
            <SavedViews />
          </>
        )}
      </PageHeader>
      <Card className="overflow-hidden">
        {list.isPending && <LoadingRows />}
        {list.isError && !list.data && (
          <ErrorState problem={problemOf(list.error)} onRetry={() => void list.refetch()} />
        )}
        {list.data && recordings.length === 0 && (
          <NoSessions
            siteId={question.site}
            icon={Video}
            own={marks === undefined ? undefined : { marks: undefined }}
            filtered={{
              title: t`No recorded session matches`,
              text: t`Nobody who was recorded in these days fits all of the filters. Take one away, or choose more days.`,
            }}
            unfiltered={{
              title: t`No recordings in these days`,
              text: t`A session appears here as soon as a visitor opens a page with the tracking script, if recording is on in the settings.`,
            }}
          />
        )}
        {recordings.length > 0 && (
          <RecordingsList
            recordings={recordings}
            onEnd={list.hasNextPage && !list.isFetchNextPageError ? list.fetchNextPage : undefined}
          />
        )}
        {list.isFetchingNextPage && <LoadingRows />}
        {list.isFetchNextPageError && (
          <ErrorState problem={problemOf(list.error)} onRetry={() => void list.fetchNextPage()} />
        )}
      </Card>
    </div>
  );
}

/** How many there are in all, once that is known. */
function Count({ question }: { question: ListQuestion }) {
  const { data } = useQuery(api.recordings.count.queryOptions({ input: question }));
  if (!data) return t`Watch sessions as your visitors had them.`;
  return <Plural value={data.count} one="# recorded session" other="# recorded sessions" />;
}

function LoadingRows() {
  return (
    <div role="status" aria-label={t`Loading`}>
      {['a', 'b', 'c', 'd', 'e', 'f'].map((row) => (
        <div key={row} className="flex h-[70px] items-center gap-4 border-b px-4">
          <Skeleton className="h-8 w-40" />
          <Skeleton className="h-4 flex-1" />
          <Skeleton className="h-4 w-24" />
        </div>
      ))}
    </div>
  );
}
