import type { HeatmapKind } from '@desirepath/contract/heatmap-kinds';
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
  /** Where the page was never recorded. */
  otherwise: ReactNode;
}

/** The map over the recorded page, as wide as the tile: it is scrolled and pointed at as in its own view. */
export default function MapPicture({ scope: { siteId, from, to, filter }, page, map, otherwise }: MapPictureProps) {
  const found = useQuery(mapQuery({ ...filter, site: siteId, from, to }, page, map));
  const snapshot = useQuery({ ...snapshotQuery(siteId, page, { state: undefined, id: undefined }), retry: false });
  const [hovered, onHover] = useState<string>();
  const content = useMemo(() => found.data && contentOf(found.data, 'density'), [found.data]);
  if (found.isPending || snapshot.isPending) return <Skeleton className="m-2 h-40" />;
  if (!content || !snapshot.data) return otherwise;
  return (
    <Pane
      key={snapshot.data.id}
      name={`${labelOf(map)} on ${page.path}`}
      site={siteId}
      snapshot={snapshot.data}
      content={content}
      opacity={0.8}
      width={undefined}
      selection={{ pinned: undefined, hovered, onHover, onPin: ignore }}
    />
  );
}

/** Nothing is chosen on a tile: its rows lead to the sessions. */
const ignore = () => {};
