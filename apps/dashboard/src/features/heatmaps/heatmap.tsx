import type { HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import type { Heatmap as MapOfKind } from '@desirepath/contract/heatmaps';
import { readable } from '@desirepath/contract/readable';
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ImageOff, MousePointerClick } from 'lucide-react';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { useQuestion } from '../../app/question.ts';
import { WatchThese } from '../../app/watch-these.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { Show } from './content.ts';
import { HeatmapView } from './heatmap-view.tsx';
import { amountOf, KINDS } from './kinds.ts';
import { LoadingHeatmap } from './loading.tsx';
import { mapQuery, type PageOfDevice, type SnapshotChoice, snapshotQuery } from './queries.ts';
import { MapFigures } from './tables/map-figures.tsx';

interface HeatmapProps {
  page: PageOfDevice;
  kind: HeatmapKind;
  show: Show;
  onShow: (show: Show) => void;
  chosen: SnapshotChoice;
  onChoose: (choice: SnapshotChoice) => void;
  width: number | undefined;
  onWidth: (width: number | undefined) => void;
  pinned: string | undefined;
  onPin: (key: string | undefined) => void;
}

/** The heatmap of one page on one kind of device, or why there is none. */
export function Heatmap({ page, kind, chosen, ...view }: HeatmapProps) {
  const question = useQuestion();
  const map = useQuery(mapQuery(question, page, kind));
  const snapshot = useQuery(snapshotQuery(question.site, page, chosen));

  if (map.isError) {
    return (
      <Card>
        <ErrorState problem={problemOf(map.error)} onRetry={() => void map.refetch()} />
      </Card>
    );
  }
  if (snapshot.isPending || (snapshot.isError && map.isPending)) return <LoadingHeatmap />;
  const isPictured = problemOf(snapshot.error).code !== 'snapshot_not_found';
  if (!isPictured && map.data?.pageviews === 0) {
    return (
      <Card>
        <EmptyState icon={MousePointerClick} title={t`Nobody saw this page in these days`}>
          <Trans>
            None of those you look at opened {readable(page.path)} on this kind of device. See that the address is the
            one that visitors see, with its slash at the end where it has one; choose another device or more days, or
            take conditions off.
          </Trans>
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      <div className="flex min-h-5 items-center gap-1 text-muted-foreground">
        {map.data ? (
          <>
            <Counts map={map.data} />
            {map.data.sessions > 0 && (
              <WatchThese
                siteId={question.site}
                whose={t`the sessions in this map`}
                conditions={[{ kind: 'map', not: false, of: kind, ...page }]}
                className="-my-1.5"
              />
            )}
          </>
        ) : (
          <Skeleton className="h-4 w-72 max-w-full" />
        )}
      </div>
      {snapshot.data ? (
        <HeatmapView
          // Another snapshot is another page: nothing of how it was laid out stays.
          key={snapshot.data.id}
          question={question}
          page={page}
          kind={kind}
          map={map.data}
          snapshot={snapshot.data}
          chosen={chosen}
          {...view}
        />
      ) : (
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <Card className="grid content-center">
            {isPictured ? (
              <ErrorState problem={problemOf(snapshot.error)} onRetry={() => void snapshot.refetch()} />
            ) : (
              <NoSnapshot />
            )}
          </Card>
          <Card className="flex max-h-[75dvh] flex-col overflow-hidden">
            {map.data && (
              <MapFigures
                siteId={question.site}
                page={page}
                map={map.data}
                fateOf={() => undefined}
                selection={{ pinned: view.pinned, onPin: view.onPin, hovered: undefined, onHover: () => undefined }}
              />
            )}
          </Card>
        </div>
      )}
    </>
  );
}

/** How much is in a map, and of whom. */
function Counts({ map: { kind, pageviews, sessions, data } }: { map: MapOfKind }) {
  return (
    <span className="tabular-nums">
      <span className="font-medium text-foreground">{amountOf(kind, data.total)}</span> ·{' '}
      <Plural value={sessions} one="# session" other="# sessions" />
      {KINDS[kind].form !== 'bands' && (
        <>
          {' '}
          · <Plural value={pageviews} one="# page view" other="# page views" />
        </>
      )}
    </span>
  );
}

function NoSnapshot() {
  return (
    <EmptyState icon={ImageOff} title={t`There is no picture of this page yet`}>
      <Trans>
        Maps are drawn over the page as a visitor’s browser recorded it, and none has done so on this kind of device
        yet. It was asked for now: it appears once the next visitor opens the page, or you do.
      </Trans>
    </EmptyState>
  );
}
