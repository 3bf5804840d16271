import type { HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import { readable } from '@desirepath/contract/readable';
import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { contentOf } from '../../heatmaps/content.ts';
import { labelOf } from '../../heatmaps/kinds.ts';
import { Pane } from '../../heatmaps/pane.tsx';
import { mapQuery, type PageShown, snapshotQuery } from '../../heatmaps/queries.ts';
import type { Scope } from '../scope.tsx';

interface MapPictureProps {
  scope: Scope;
  page: PageShown;
  map: HeatmapKind;
  /** Its elements: beside it where there is room, and alone where the page was never recorded. */
  ranked: ReactNode;
}

/** The map over the recorded page, as wide as the tile: it is scrolled and pointed at as in its own view. */
export default function MapPicture({ scope: { siteId, from, to, filter }, page, map, ranked }: MapPictureProps) {
  const found = useQuery(mapQuery({ ...filter, site: siteId, from, to }, page, map));
  const snapshot = useQuery({ ...snapshotQuery(siteId, page, { state: undefined, id: undefined }), retry: false });
  const [hovered, onHover] = useState<string>();
  const content = useMemo(() => found.data && contentOf(found.data, 'density'), [found.data]);
  if (found.isPending || snapshot.isPending) return <Skeleton className="h-40" />;
  if (!content || !snapshot.data) return ranked;
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] @lg:grid-cols-[minmax(0,1fr)_minmax(0,16rem)] gap-2">
      <div className="flex min-h-60 flex-col overflow-hidden rounded-md border">
        <Pane
          key={snapshot.data.id}
          name={t`${labelOf(map)} on ${readable(page.path)}`}
          site={siteId}
          snapshot={snapshot.data}
          content={content}
          opacity={0.8}
          width={undefined}
          selection={{ pinned: undefined, hovered, onHover, onPin: ignore }}
        />
      </div>
      <div className="@lg:block hidden overflow-y-auto">{ranked}</div>
    </div>
  );
}

/** Nothing is chosen on a tile: its rows lead to the sessions. */
const ignore = () => {};
