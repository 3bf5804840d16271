import { LIVE } from '@desirepath/contract/limits';
import type { LiveNow } from '@desirepath/contract/trends';
import { Card } from '../../../ui/card.tsx';
import { formatCount } from '../../../ui/format.ts';
import { Skeleton, SkeletonRows } from '../../../ui/skeleton.tsx';
import { Table } from '../../../ui/table.tsx';

const MINUTES = LIVE.window / 60_000;

/** How many are there, and on which pages. */
export function LiveVisitors({ now }: { now: LiveNow | undefined }) {
  if (!now) {
    return (
      <Card className="grid gap-4 p-4">
        <Skeleton className="h-12 w-32" />
        <SkeletonRows rows={4} />
      </Card>
    );
  }
  return (
    <Card className="pb-2">
      <div className="px-4 pt-3 pb-2">
        <p className="flex items-center gap-3">
          <span
            aria-hidden
            className={`size-2.5 rounded-full ${now.visitors > 0 ? 'animate-pulse-dot bg-ember' : 'bg-input'}`}
          />
          <span className="font-semibold text-4xl tabular-nums tracking-tight">{formatCount(now.visitors)}</span>
        </p>
        <p className="mt-1 text-muted-foreground">
          {now.visitors === 1 ? 'visitor' : 'visitors'} in the last {MINUTES} minutes
        </p>
      </div>
      {now.pages.length > 0 && <Pages pages={now.pages} />}
    </Card>
  );
}

/** Pages by visitors, a bar behind each. */
function Pages({ pages }: { pages: LiveNow['pages'] }) {
  const most = Math.max(...pages.map(({ visitors }) => visitors), 1);
  return (
    <Table label="Visitors by page" className="max-h-80 px-2 max-lg:max-h-44">
      <thead className="sr-only">
        <tr>
          <th scope="col">Page</th>
          <th scope="col">Visitors</th>
        </tr>
      </thead>
      <tbody>
        {pages.map(({ path, visitors }) => (
          <tr key={path}>
            <td className="relative h-8 w-full max-w-0 px-2">
              <span
                aria-hidden
                className="absolute inset-y-0.5 left-0 rounded-[5px] bg-ember-soft transition-[width]"
                style={{ width: `${(visitors / most) * 100}%` }}
              />
              <span className="relative block truncate" title={path}>
                {path || 'Not known yet'}
              </span>
            </td>
            <td className="px-2 text-right tabular-nums">{formatCount(visitors)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
