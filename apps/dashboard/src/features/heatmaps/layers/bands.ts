import type { HeatmapBand, HeatmapData } from '@desirepath/contract/heatmaps';
import { t } from '@lingui/core/macro';
import { formatNumber, formatSeconds, formatShare } from '../../../ui/format.ts';
import type { ShownBand, ShownLine } from './bands-layer.tsx';

type Bands = Pick<HeatmapData, 'total' | 'bands' | 'fold' | 'depth'>;

/** What a band has, in a few words. */
function bandWords(kind: 'scroll' | 'attention', { bands, total }: Bands, index: number): string {
  const band = bands[index];
  if (!band) return '';
  if (kind === 'scroll')
    return t`${formatShare(band.share)} · ${formatNumber(band.pageviews)} of ${formatNumber(total)}`;
  return t`${secondsEach(band, total)} each · ${formatShare(band.share)} of the time`;
}

/** How long one page view had a band in its window, on average. */
export const secondsEach = ({ seconds = 0 }: HeatmapBand, total: number): string =>
  formatSeconds(total > 0 ? (seconds / total) * 1000 : 0);

/** Bands as they are drawn: of scrolling by how many got there, of attention by how long it was compared to the most. */
export function shownBands(kind: 'scroll' | 'attention', given: Bands): ShownBand[] {
  const most = kind === 'scroll' ? 1 : Math.max(0, ...given.bands.map(({ share }) => share));
  return given.bands.map(({ from, to, share }, index) => ({
    from: from / 100,
    to: to / 100,
    strength: most > 0 ? share / most : 0,
    words: bandWords(kind, given, index),
  }));
}

/** Where a quarter, half and three quarters had left. */
const QUARTERS = [0.75, 0.5, 0.25];

/** The fold, and how far down that many page views still were. */
export function shownLines(kind: 'scroll' | 'attention', { bands, fold }: Bands): ShownLine[] {
  const lines: ShownLine[] = fold === null ? [] : [{ at: fold / 100, words: t`Average fold` }];
  if (kind === 'attention') return lines;
  for (const share of QUARTERS) {
    const last = bands.findLast((band) => band.share >= share);
    if (last && last.to < 100) lines.push({ at: last.to / 100, words: t`${formatShare(share, true)} got this far` });
  }
  return lines;
}
