import { type PageState, pageState } from '@desirepath/contract/heatmaps';
import { TEXT } from '@desirepath/contract/limits';
import type { ReplayEvent } from '@desirepath/contract/tracking';
import { z } from 'zod';
import { utcDay } from '../storage/behaviour/days.ts';
import { toLine } from '../storage/behaviour/rows.ts';
import { pageAddress, type Sender } from './rows.ts';

/** rrweb's numbers for the two events that together rebuild a page. */
const META = 4;
const FULL_SNAPSHOT = 2;

const metaData = z.object({ href: z.url().max(TEXT.url), width: z.number().min(1), height: z.number().min(1) });

/** What the recorder says of a page besides: which state it was in. */
const statedData = z.object({ state: pageState });

/** A page as it comes: snapshots from before states were told, too. */
const AS_IT_COMES: PageState = { key: '', label: '' };

const stateOf = ({ data }: ReplayEvent): PageState => statedData.safeParse(data).data?.state ?? AS_IT_COMES;

/** The addresses of the pages that replay events show. */
export const pagesOf = (events: ReplayEvent[]): string[] =>
  events.flatMap(({ type, data }) => {
    const page = type === META ? metaData.safeParse(data) : undefined;
    return page?.success ? [page.data.href] : [];
  });

/** A page, device class and site whose snapshot was kept less than this ago is not kept again. */
const KEEP_EVERY_MS = 5 * 60 * 1000;
/** Pages remembered for that; a site with more distinct pages keeps some of them more often. */
const REMEMBERED = 20_000;

/** Lines to write, and what to call once they are durable: until then the same page may be found again. */
export interface FoundSnapshots {
  lines: string[];
  kept: () => void;
}

/**
 * Finds the page snapshots within replay events: heatmaps are drawn over them. Gives the lines to write into `page_snapshots`,
 * at most one a page, device and state in five minutes: of each day the newest is kept.
 */
export function createSnapshotFinder(): (
  events: ReplayEvent[],
  sender: Sender,
  page_id: string | undefined,
) => FoundSnapshots {
  const keptAt = new Map<string, number>();
  return (events, sender, page_id) => {
    const lines: string[] = [];
    const found = new Map<string, number>();
    for (const [i, event] of events.entries()) {
      const meta = events[i - 1];
      if (event.type !== FULL_SNAPSHOT || meta?.type !== META) continue;
      const page = metaData.safeParse(meta.data);
      if (!page.success) continue;
      const { host, path, query } = pageAddress(page.data.href, sender);
      const { key: state, label: state_label } = stateOf(event);
      const key = JSON.stringify([sender.site_id, sender.agent.device, host, path, query, state]);
      const last = found.get(key) ?? keptAt.get(key) ?? Number.NEGATIVE_INFINITY;
      if (event.timestamp - last < KEEP_EVERY_MS) continue;
      found.set(key, event.timestamp);
      lines.push(
        toLine('page_snapshots', {
          site_id: sender.site_id,
          path,
          device: sender.agent.device,
          host,
          query,
          state,
          state_label,
          day: utcDay(event.timestamp),
          taken_at: Math.round(event.timestamp),
          viewport_w: Math.min(Math.round(page.data.width), 65_535),
          viewport_h: Math.min(Math.round(page.data.height), 65_535),
          payload: JSON.stringify([meta, event]),
          page_id,
        }),
      );
    }
    const kept = () => {
      if (keptAt.size + found.size > REMEMBERED) keptAt.clear();
      for (const [key, at] of found) keptAt.set(key, at);
    };
    return { lines, kept };
  };
}
