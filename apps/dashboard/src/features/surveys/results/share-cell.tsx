import type { ReactNode } from 'react';
import { formatCount, formatShare } from '../../../ui/format.ts';
import { Td } from '../../../ui/table.tsx';

interface ShareCellProps {
  share: number;
  count: number;
  /** Leads to the recordings behind the figure, where there are any. */
  watch?: ReactNode;
}

/** A cell of a table of answers, as dark as its share. */
export const ShareCell = ({ share, count, watch }: ShareCellProps) => (
  <Td numeric style={{ background: shade(share) }}>
    <span className="inline-flex items-center gap-1.5">
      {formatShare(share, true)}
      <span className="text-foreground/80">{formatCount(count)}</span>
      {watch && (count > 0 ? watch : <span aria-hidden className="size-7" />)}
    </span>
  </Td>
);

/** The accent, up to half as strong as it is, by a share: text on it stays readable. */
const shade = (share: number): string =>
  `color-mix(in oklch, var(--color-ember) ${Math.round(share * 50)}%, transparent)`;
