import type { ReplayEvent } from '@desirepath/contract/tracking';
import { z } from 'zod';
import { toLine } from '../storage/behaviour/rows.ts';
import { pageAddress, type Sender } from './rows.ts';

/** rrweb's numbers for the two events that together rebuild a page. */
const META = 4;
const FULL_SNAPSHOT = 2;

const metaData = z.object({ href: z.url(), width: z.number().min(1), height: z.number().min(1) });

/** A page, device class and site whose snapshot was kept less than this ago is not kept again. */
const KEEP_EVERY_MS = 5 * 60 * 1000;
/** Pages remembered for that; a site with more distinct pages keeps some of them more often. */
const REMEMBERED = 20_000;

/**
 * Finds the page snapshots within replay events: heatmaps are drawn over them. Gives the lines to write into `page_snapshots`,
 * at most one a page and device in five minutes, for the newest is all that is shown.
 */
export function createSnapshotFinder(): (events: ReplayEvent[], sender: Sender) => string[] {
  const keptAt = new Map<string, number>();
  return (events, sender) => {
    const lines: string[] = [];
    for (const [i, event] of events.entries()) {
      const meta = events[i - 1];
      if (event.type !== FULL_SNAPSHOT || meta?.type !== META) continue;
      const page = metaData.safeParse(meta.data);
      if (!page.success) continue;
      const { path } = pageAddress(page.data.href, sender.queryKeys);
      const key = `${sender.site_id} ${sender.agent.device} ${path}`;
      if (event.timestamp - (keptAt.get(key) ?? Number.NEGATIVE_INFINITY) < KEEP_EVERY_MS) continue;
      if (keptAt.size >= REMEMBERED) keptAt.clear();
      keptAt.set(key, event.timestamp);
      lines.push(
        toLine('page_snapshots', {
          site_id: sender.site_id,
          path,
          device: sender.agent.device,
          taken_at: Math.round(event.timestamp),
          viewport_w: Math.min(Math.round(page.data.width), 65_535),
          viewport_h: Math.min(Math.round(page.data.height), 65_535),
          payload: JSON.stringify([meta, event]),
        }),
      );
    }
    return lines;
  };
}
