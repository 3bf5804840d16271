import type { FormFigures } from '@desirepath/contract/forms';
import { t } from '@lingui/core/macro';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { PlainTable } from './plain-table.tsx';
import { RankedRows } from './ranked-rows.tsx';

const ROWS = [
  ['views', t`Saw it`],
  ['starts', t`Began it`],
  ['submits', t`Sent it`],
  ['successes', t`Sent it for good`],
  ['abandons', t`Gave it up`],
] as const satisfies readonly [keyof FormFigures, string][];

export function FormTile({ figures, asTable }: { figures: FormFigures; asTable: boolean }) {
  const share = (count: number) => formatShare(count / Math.max(figures.views, 1));
  if (asTable)
    return (
      <PlainTable
        label={t`Form`}
        columns={[t`Sessions that`, t`Count`, t`Of those who saw it`]}
        rows={ROWS.map(([key, name]) => ({ key, name, cells: [formatNumber(figures[key]), share(figures[key])] }))}
      />
    );
  return (
    <div className="px-2 py-1">
      <RankedRows rows={ROWS.map(([key, name]) => ({ key, name, count: figures[key], note: share(figures[key]) }))} />
    </div>
  );
}
