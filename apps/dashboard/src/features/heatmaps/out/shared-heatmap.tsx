import { readable } from '@desirepath/contract/readable';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Client } from '../../../app/api.ts';
import { deviceName } from '../../../app/environment.tsx';
import { ErrorState } from '../../../app/error-state.tsx';
import { problemOf } from '../../../app/problem.ts';
import { Card } from '../../../ui/card.tsx';
import { formatDays } from '../../../ui/format.ts';
import { keptIn } from '../../../ui/padlock/kept-in.ts';
import { contentOf, type Show } from '../content.ts';
import { amountOf, labelOf, MEANINGS } from '../kinds.ts';
import { LoadingHeatmap } from '../loading.tsx';
import { BarePane } from '../pane.tsx';
import { MapFigures } from '../tables/map-figures.tsx';
import { Toolbar } from '../toolbar.tsx';

/** The heatmap that a link shows: to look at, and no way from it to any session. */
export function SharedHeatmap({ client }: { client: Client }) {
  const shared = useQuery({ queryKey: ['shared heatmap'], queryFn: () => client.sharedHeatmap.get() });
  const snapshot = useQuery({
    queryKey: ['shared snapshot'],
    queryFn: () => client.sharedHeatmap.snapshot({}),
    structuralSharing: false,
  });
  const assets = useQuery({
    queryKey: ['shared assets'],
    queryFn: () => client.sharedHeatmap.assets(),
    structuralSharing: false,
  });
  const shownAssets = useMemo(() => assets.data && { kept: keptIn(assets.data), hosts: undefined }, [assets.data]);
  const [show, setShow] = useState<Show>('density');
  const [opacity, setOpacity] = useState(0.8);
  const [width, setWidth] = useState<number>();
  const [pinned, onPin] = useState<string>();
  const [hovered, onHover] = useState<string>();
  const [max, setMax] = useState(0);
  const map = shared.data?.map;
  const content = useMemo(() => map && contentOf(map, show), [map, show]);
  const error = shared.error ?? snapshot.error ?? assets.error;
  if (error) {
    return (
      <ErrorState
        problem={problemOf(error)}
        onRetry={() => void Promise.all([shared, snapshot, assets].map(({ refetch }) => refetch()))}
        className="py-24"
      />
    );
  }
  if (!shared.data || !map || !content || !snapshot.data || !shownAssets) return <LoadingHeatmap />;
  const { screen, from, to } = shared.data;
  const path = readable(shared.data.path);
  const selection = { pinned, hovered, onPin, onHover };
  return (
    <div className="grid gap-3 p-4">
      <p>
        <strong className="font-semibold">
          <Trans>
            {labelOf(map.kind)} on {path}
          </Trans>
        </strong>{' '}
        <span className="text-muted-foreground">
          {deviceName(screen)} · {formatDays(from, to)} · {amountOf(map.kind, map.data.total)}
        </span>
      </p>
      <div className="grid gap-4 lg:h-[calc(100dvh-9rem)] lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Card className="flex h-[75dvh] min-h-0 flex-col overflow-hidden lg:h-auto">
          <Toolbar
            content={content}
            onShow={setShow}
            opacity={opacity}
            onOpacity={setOpacity}
            max={max}
            meaning={MEANINGS[map.kind]}
          />
          <BarePane
            assets={shownAssets}
            snapshot={snapshot.data}
            content={content}
            opacity={opacity}
            width={width}
            onWidth={setWidth}
            selection={selection}
            onDrawn={(drawn) => setMax(drawn.max)}
          />
        </Card>
        <Card className="flex max-h-[75dvh] min-h-0 flex-col overflow-hidden lg:max-h-none">
          <MapFigures page={shared.data} map={map} fateOf={() => undefined} selection={selection} />
        </Card>
      </div>
    </div>
  );
}
