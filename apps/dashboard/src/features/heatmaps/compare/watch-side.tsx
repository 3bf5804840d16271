import type { HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import { NO_SEGMENT } from '../../../app/search.ts';
import { WatchThese } from '../../../app/watch-these.tsx';
import type { Side } from './sides.ts';

interface WatchSideProps {
  side: Side;
  kind: HeatmapKind;
  /** What of the map. */
  part: { element: string } | { band: number };
  whose: string;
}

/** From a figure of one side to its sessions: of that side's own days, segment and device. */
export function WatchSide({ side: { question, page }, kind, part, whose }: WatchSideProps) {
  const { site, from, to, ...segment } = question;
  return (
    <WatchThese
      siteId={site}
      whose={whose}
      days={{ range: undefined, from, to }}
      segment={{ ...NO_SEGMENT, ...segment }}
      conditions={[{ kind: 'map', not: false, of: kind, ...page, ...part }]}
      className="-my-1.5 inline-grid align-middle"
    />
  );
}
