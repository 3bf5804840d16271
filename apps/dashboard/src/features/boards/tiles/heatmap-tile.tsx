import type { Shown, TileAnswer } from '@desirepath/contract/tiles';
import { plural, t } from '@lingui/core/macro';
import { use } from 'react';
import { later } from '../../../app/later.tsx';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { amountOf, KINDS, MEANINGS, thoseWith } from '../../heatmaps/kinds.ts';
import { ScopeContext, Watch } from '../scope.tsx';
import { PlainTable } from './plain-table.tsx';
import { RankedRows } from './ranked-rows.tsx';

interface HeatmapTileProps {
  shows: Extract<Shown, { kind: 'heatmap' }>;
  answer: Extract<TileAnswer, { kind: 'heatmap' }>;
  asTable: boolean;
}

// The recorder's player comes with it.
const MapPicture = later(
  () => import('./map-picture.tsx'),
  () => <Skeleton className="h-40" />,
);

/** The map over the page, and beside it on which elements most of it is; for who came by a link, who is shown no recorded page, these alone. */
export function HeatmapTile({ shows: { map, path, screen }, answer, asTable }: HeatmapTileProps) {
  const { total, pageviews, depth, elements, bands } = answer;
  const of = { kind: 'map', not: false, of: map, path, screen } as const;
  const scope = use(ScopeContext);
  const facts = [
    plural(pageviews, { one: '# page view', other: '# page views' }),
    ...(depth === null ? [] : [t`${formatShare(depth / 100, true)} of the page seen on average`]),
  ];
  const noun = map === 'scroll' ? t`Got there` : KINDS[map].label;
  const rows =
    map === 'scroll'
      ? bands.map(({ from, share }) => ({
          key: String(from),
          name: t`${from}% down`,
          count: Math.round(share * total),
          share,
          lead: share > 0 && <Watch whose={t`those who got past ${from}%`} conditions={[{ ...of, band: from }]} />,
        }))
      : elements.map(({ selector, text, count, share }) => ({
          key: selector,
          name: text || selector,
          count,
          share,
          lead: <Watch whose={thoseWith(map, text || selector)} conditions={[{ ...of, element: selector }]} />,
        }));
  if (asTable)
    return (
      <PlainTable
        label={KINDS[map].label}
        columns={[
          map === 'scroll' ? t`How far` : t`Element`,
          noun,
          t({ message: 'Share', context: 'a part of a whole' }),
        ]}
        rows={rows.map(({ key, name, count, share, lead }) => ({
          key,
          name,
          lead,
          cells: [formatNumber(count), formatShare(share)],
        }))}
      />
    );
  const ranked = <RankedRows rows={rows.map(({ share, ...row }) => ({ ...row, note: formatShare(share, true) }))} />;
  return (
    <div className="@container flex h-full flex-col gap-2 px-2 py-1">
      <p className="px-2 text-muted-foreground" title={MEANINGS[map]}>
        <span className="font-semibold text-foreground">{amountOf(map, total)}</span>
        {['', ...facts].join(' · ')}
      </p>
      {scope ? <MapPicture scope={scope} page={{ path, screen }} map={map} ranked={ranked} /> : ranked}
    </div>
  );
}
