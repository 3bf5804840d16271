/**
 * What a map shows. `click`: every click and tap; `tap`: those by finger; `rage`, `dead` and `error`: clicks in anger, without
 * effect, and followed by an error; `move`: where pointers went; `scroll`: how far down; `attention`: for how long.
 */
export const HEATMAP_KINDS = ['click', 'rage', 'dead', 'error', 'tap', 'move', 'scroll', 'attention'] as const;
export type HeatmapKind = (typeof HEATMAP_KINDS)[number];

/** What a session may have on a page: something of a map, or a view alone. */
export const ON_PAGE = [...HEATMAP_KINDS, 'view'] as const;

/** Those whose events a zone counts. */
export const ZONE_KINDS = ['click', 'rage', 'dead', 'error'] as const satisfies readonly HeatmapKind[];
