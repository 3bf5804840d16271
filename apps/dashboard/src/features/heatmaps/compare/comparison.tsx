import type { HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import { t } from '@lingui/core/macro';
import { useCallback, useMemo, useState } from 'react';
import { ErrorState } from '../../../app/error-state.tsx';
import { problemOf } from '../../../app/problem.ts';
import { Card } from '../../../ui/card.tsx';
import { type Content, contentOf, type Selection, type Show } from '../content.ts';
import { amountOf, KINDS, MEANINGS } from '../kinds.ts';
import { LoadingHeatmap } from '../loading.tsx';
import { type Drawn, Pane } from '../pane.tsx';
import { createScrollGroup } from '../stage/scroll-group.ts';
import { Toolbar } from '../toolbar.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { compareElements, differenceBands, differencePoints } from './difference.ts';
import { type Side, sideWords } from './sides.ts';
import { useSide } from './use-side.ts';
import { WatchSide } from './watch-side.tsx';

interface ComparisonProps {
  first: Side;
  second: Side;
  kind: HeatmapKind;
  mode: 'beside' | 'difference';
  show: Show;
  onShow: (show: Show) => void;
  width: number | undefined;
  onWidth: (width: number | undefined) => void;
  pinned: string | undefined;
  onPin: (key: string | undefined) => void;
}

/** Two maps beside each other that scroll together, or what one has more of than the other. */
export function Comparison({
  first,
  second,
  kind,
  mode,
  show,
  onShow,
  width,
  onWidth,
  pinned,
  onPin,
}: ComparisonProps) {
  const sides = [useSide(first, kind), useSide(second, kind)] as const;
  const [opacity, setOpacity] = useState(0.8);
  const [hovered, onHover] = useState<string>();
  const [maxes, setMaxes] = useState<[number, number]>([0, 0]);
  const [together] = useState(createScrollGroup);
  const onFirst = useCallback(({ max }: Drawn) => setMaxes(([, other]) => [max, other]), []);
  const onSecond = useCallback(({ max }: Drawn) => setMaxes(([other]) => [other, max]), []);
  const [one, other] = [sides[0].map.data, sides[1].map.data];
  const contents = useMemo((): Content[] => {
    if (!one || !other) return [];
    if (mode === 'beside') return [contentOf(one, show), contentOf(other, show)];
    const form = KINDS[kind].form;
    if (form === 'bands') {
      return [{ form, bands: differenceBands(one.data.bands, other.data.bands), lines: [], scale: 'difference' }];
    }
    if (form === 'elements') {
      return [{ form, elements: differencePoints(one.data, other.data), show: 'density', scale: 'difference' }];
    }
    const weight = (total: number) => 1 / Math.max(1, total);
    const maps = [
      { ...one.data, weight: weight(one.data.total) },
      { ...other.data, weight: -weight(other.data.total) },
    ];
    return [{ form, maps, scale: 'difference' }];
  }, [one, other, kind, mode, show]);

  const failed = [...sides.map(({ map }) => map), ...sides.map(({ snapshot }) => snapshot)].find(
    ({ isError }) => isError,
  );
  if (failed) {
    return (
      <Card>
        <ErrorState problem={problemOf(failed.error)} onRetry={() => void failed.refetch()} />
      </Card>
    );
  }
  const [content] = contents;
  if (!one || !other || !content) return <LoadingHeatmap />;
  const isBands = KINDS[kind].form === 'bands';
  const selection: Selection = { pinned, hovered, onHover, onPin };
  // A map that is no longer shown keeps its count, and that is no share.
  const max = Math.max(...maxes.slice(0, contents.length));
  const names = [sideWords(first, second), sideWords(second, first)] as const;
  const shown = sides.slice(0, contents.length);

  return (
    <div className="grid gap-4">
      <Card className="flex h-[75dvh] min-h-0 flex-col overflow-hidden">
        <Toolbar
          content={content}
          onShow={mode === 'beside' ? onShow : undefined}
          opacity={opacity}
          onOpacity={setOpacity}
          max={max}
          meaning={mode === 'beside' ? MEANINGS[kind] : t`Share of all, more in`}
        />
        <div className="grid min-h-0 flex-1 grid-cols-1 max-md:grid-rows-2 md:auto-cols-fr md:grid-flow-col">
          {shown.map(({ snapshot, map }, index) => {
            const drawn = contents[index];
            if (!snapshot.data || !map.data || !drawn) return null;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: first and second are what they are by their order
              <div key={`${index} ${snapshot.data.id}`} className="flex min-h-0 min-w-0 flex-col not-last:border-e">
                <p className="truncate border-b px-3 py-1.5 text-2sm">
                  <strong className="font-semibold">{mode === 'beside' ? 'AB'[index] : 'A – B'}</strong>{' '}
                  {mode === 'beside' ? names[index] : t`${names[0]} against ${names[1]}`}
                  {mode === 'beside' && (
                    <span className="text-muted-foreground"> · {amountOf(kind, map.data.data.total)}</span>
                  )}
                </p>
                <Pane
                  site={first.question.site}
                  snapshot={snapshot.data}
                  content={drawn}
                  opacity={opacity}
                  width={width}
                  onWidth={onWidth}
                  selection={selection}
                  sharedMax={max}
                  together={together}
                  onDrawn={index === 0 ? onFirst : onSecond}
                />
              </div>
            );
          })}
        </div>
      </Card>
      <Card className="flex max-h-[60dvh] flex-col overflow-hidden">
        <ComparisonTable
          names={names}
          rows={
            isBands
              ? one.data.bands.map((band, index) => ({
                  key: String(index),
                  name: t`${band.from}–${band.to}%`,
                  shares: [band.share, other.data.bands[index]?.share ?? 0],
                }))
              : compareElements(one.data.elements, other.data.elements).map(({ selector, text, shares }) => ({
                  key: selector,
                  name: text || selector,
                  shares,
                }))
          }
          watch={(key, name, index) => (
            <WatchSide
              side={index === 0 ? first : second}
              kind={kind}
              part={isBands ? { band: one.data.bands[Number(key)]?.from ?? 0 } : { element: key }}
              whose={`${'AB'[index]}: ${name}`}
            />
          )}
          selection={selection}
        />
      </Card>
    </div>
  );
}
