import type { LiveNow } from '@desirepath/contract/trends';
import { plural, t } from '@lingui/core/macro';
import { formatNumber } from '../../../ui/format.ts';
import { LiveDot } from '../../../ui/live-dot.tsx';
import { PlainTable } from './plain-table.tsx';
import { RankedRows } from './ranked-rows.tsx';

export function LiveTile({ now: { visitors, pages }, asTable }: { now: LiveNow; asTable: boolean }) {
  if (asTable)
    return (
      <PlainTable
        label={t`On the site now`}
        columns={[t`Page`, t`Visitors`]}
        rows={pages.map((page) => ({ key: page.path, name: page.path, cells: [formatNumber(page.visitors)] }))}
      />
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 px-2 py-1">
      <p className="flex items-center gap-2 px-2">
        <LiveDot isOn={visitors > 0} of={visitors} />
        <span className="font-semibold text-2xl tabular-nums leading-8">{formatNumber(visitors)}</span>
        <span className="text-muted-foreground">{plural(visitors, { one: 'visitor now', other: 'visitors now' })}</span>
      </p>
      <RankedRows rows={pages.map((page) => ({ key: page.path, name: page.path, count: page.visitors }))} />
    </div>
  );
}
