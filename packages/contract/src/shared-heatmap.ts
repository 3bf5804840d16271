import { z } from 'zod';
import { share, shareRaw } from './access.ts';
import { keptContents } from './assets.ts';
import { dateRange, device } from './common.ts';
import { heatmap, pageSnapshot } from './heatmaps.ts';
import { replayEvent } from './tracking.ts';

/** What a link shows of a heatmap: counts and the page behind them, and nothing of single sessions. */
export const sharedHeatmap = {
  get: share('heatmap')
    .route({ method: 'GET', path: '/shared/heatmap', summary: 'The heatmap that a link shows', tags: ['shares'] })
    .output(z.object({ map: heatmap, path: z.string(), screen: device, ...dateRange.shape })),
  snapshot: shareRaw('heatmap')
    .route({ method: 'GET', path: '/shared/heatmap/snapshot', summary: 'The page behind it', tags: ['shares'] })
    .input(z.object({}))
    .output(pageSnapshot.extend({ events: z.array(replayEvent).min(2) })),
  assets: share('heatmap')
    .route({
      method: 'GET',
      path: '/shared/heatmap/assets',
      summary: 'What that page shows besides its DOM',
      tags: ['shares'],
    })
    .output(keptContents),
};
