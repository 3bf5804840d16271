import { useQuery } from '@tanstack/react-query';
import { ImageOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { problemOf } from '../../app/problem.ts';
import { useQuestion } from '../../app/question.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ElementTable } from './element-table.tsx';
import { HeatmapView } from './heatmap-view.tsx';
import { clicksQuery, type PageOfDevice, snapshotQuery } from './queries.ts';

interface HeatmapProps {
  page: PageOfDevice;
  show: 'density' | 'dots';
  onShow: (show: 'density' | 'dots') => void;
  pinned: string | undefined;
  onPin: (selector: string | undefined) => void;
}

/** The heatmap of one page on one kind of device, or why there is none. */
export function Heatmap({ page, ...view }: HeatmapProps) {
  const question = useQuestion();
  const clicks = useQuery(clicksQuery(question, page));
  const snapshot = useQuery(snapshotQuery(question.site, page));

  if (clicks.isError) {
    return (
      <Card>
        <ErrorState problem={problemOf(clicks.error)} onRetry={() => void clicks.refetch()} />
      </Card>
    );
  }
  if (clicks.isPending || snapshot.isPending) return <LoadingHeatmap />;

  const { total, pageviews, sessions, elements } = clicks.data;
  return (
    <>
      <p className="text-muted-foreground">
        <Figure>{total}</Figure> {total === 1 ? 'click' : 'clicks'} by <Figure>{sessions}</Figure>{' '}
        {sessions === 1 ? 'session' : 'sessions'} in <Figure>{pageviews}</Figure>{' '}
        {pageviews === 1 ? 'page view' : 'page views'}
      </p>
      {snapshot.data ? (
        <HeatmapView siteId={question.site} on={page} clicks={clicks.data} snapshot={snapshot.data} {...view} />
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
            <ElementTable
              siteId={question.site}
              on={page}
              elements={elements}
              boxes={undefined}
              pinned={view.pinned}
              hovered={undefined}
              onHover={() => undefined}
              onPin={view.onPin}
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
      Clicks are drawn over the page as a visitor’s browser recorded it, and nobody was recorded here with{' '}
      {DEVICE_NAMES[page.device]}. See that recording is on in the settings, then open the page so yourself: it appears
      within seconds.
    </EmptyState>
  );
}

function LoadingHeatmap() {
  return (
    <div role="status" aria-label="Loading" className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Skeleton className="h-[calc(100dvh-12rem)]" />
      <Skeleton className="h-[calc(100dvh-12rem)] max-lg:hidden" />
    </div>
  );
}
