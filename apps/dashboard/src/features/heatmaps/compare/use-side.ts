import type { HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import { useQuery } from '@tanstack/react-query';
import { mapQuery, snapshotQuery } from '../queries.ts';
import type { Side } from './sides.ts';

/** The map of a side, and the page behind it. */
export const useSide = ({ question, page, chosen }: Side, kind: HeatmapKind) => ({
  map: useQuery(mapQuery(question, page, kind)),
  snapshot: useQuery(snapshotQuery(question.site, page, chosen)),
});
