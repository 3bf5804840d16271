import type { HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import { useQuery } from '@tanstack/react-query';
import { ImageOff, MousePointerClick } from 'lucide-react';
import type { ReactNode } from 'react';
import { problemOf } from '../../app/problem.ts';
import { useQuestion } from '../../app/question.ts';
import { WatchThese } from '../../app/watch-these.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import type { Show } from './content.ts';
import { HeatmapView } from './heatmap-view.tsx';
import { KINDS, nounOf } from './kinds.ts';
import { LoadingHeatmap } from './loading.tsx';
import { mapQuery, type PageOfDevice, type SnapshotChoice, snapshotQuery } from './queries.ts';
import { MapTable } from './tables/map-table.tsx';

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
  if (map.isPending || snapshot.isPending) return <LoadingHeatmap />;

  const { pageviews, sessions, data } = map.data;
  return (
    <>
      <p className="text-muted-foreground">
        <Figure>{data.total}</Figure> {nounOf(kind, data.total)} of <Figure>{sessions}</Figure>{' '}
        {sessions === 1 ? 'session' : 'sessions'}
        {KINDS[kind].form !== 'bands' && (
          <>
            {' '}
            in <Figure>{pageviews}</Figure> {pageviews === 1 ? 'page view' : 'page views'}
          </>
        )}{' '}
        {sessions > 0 && (
          <WatchThese
            siteId={question.site}
            whose="the sessions in this map"
            condition={{ kind: 'map', not: false, of: kind, ...page }}
            className="-my-1.5 inline-grid align-middle"
          />
        )}
      </p>
      {data.total === 0 ? (
        <Card>
          <EmptyState icon={MousePointerClick} title={`No ${KINDS[kind].label.toLowerCase()} in these days`}>
            {KINDS[kind].none}
          </EmptyState>
        </Card>
      ) : snapshot.data ? (
        <HeatmapView
          // Another snapshot is another page: nothing of how it was laid out stays.
          key={snapshot.data.id}
          question={question}
          page={page}
          map={map.data}
          snapshot={snapshot.data}
          chosen={chosen}
          {...view}
        />
      ) : (
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <Card className="grid content-center">
            {problemOf(snapshot.error).code === 'snapshot_not_found' ? (
              <NoSnapshot page={page} />
            ) : (
              <ErrorState problem={problemOf(snapshot.error)} onRetry={() => void snapshot.refetch()} />
            )}
          </Card>
          <Card className="flex max-h-[75dvh] flex-col overflow-hidden">
            <MapTable
              siteId={question.site}
              page={page}
              map={map.data}
              fateOf={() => undefined}
              selection={{ pinned: view.pinned, onPin: view.onPin, hovered: undefined, onHover: () => undefined }}
            />
          </Card>
        </div>
      )}
    </>
  );
}

const Figure = ({ children }: { children: number }): ReactNode => (
  <span className="font-medium text-foreground tabular-nums">{formatNumber(children)}</span>
);

const DEVICE_NAMES = { desktop: 'a desktop', tablet: 'a tablet', mobile: 'a phone' };

function NoSnapshot({ page }: { page: PageOfDevice }) {
  return (
    <EmptyState icon={ImageOff} title="There is no picture of this page yet">
      Maps are drawn over the page as a visitor’s browser recorded it, and none has done so with{' '}
      {DEVICE_NAMES[page.screen]}. It was asked for now: it appears once the next visitor opens the page, or you do.
    </EmptyState>
  );
}
