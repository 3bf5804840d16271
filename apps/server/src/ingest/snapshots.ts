import { TEXT } from '@desirepath/contract/limits';
import type { OpenedState, ReplayEvent } from '@desirepath/contract/tracking';
import { EventType, IncrementalSource } from '@desirepath/replay-format/rrweb';
import { z } from 'zod';
import { utcDay } from '../storage/behaviour/days.ts';
import { toLine } from '../storage/behaviour/rows.ts';
import { type PageAddress, pageAddress, type Sender } from './rows.ts';

/** The recorder tells what is in a frame by itself, once that has loaded. */
const attachedFrame = z.object({ source: z.literal(IncrementalSource.Mutation), isAttachIframe: z.literal(true) });

/** What came of frames right after a full snapshot, before anything else changed the page. */
function framesAfter(events: ReplayEvent[], snapshot: number): ReplayEvent[] {
  const next = events.findIndex(
    ({ type }, i) => i > snapshot && (type === EventType.Meta || type === EventType.FullSnapshot),
  );
  return events
    .slice(snapshot + 1, next < 0 ? undefined : next)
    .filter(({ type, data }) => type === EventType.IncrementalSnapshot && attachedFrame.safeParse(data).success);
}

const metaData = z.object({ href: z.url().max(TEXT.url), width: z.number().min(1), height: z.number().min(1) });

/** The addresses of the pages that replay events show. */
export const pagesOf = (events: ReplayEvent[]): string[] =>
  events.flatMap(({ type, data }) => {
    const page = type === EventType.Meta ? metaData.safeParse(data) : undefined;
    return page?.success ? [page.data.href] : [];
  });

/** A page as it comes, with nothing opened or chosen. */
export const AS_IT_COMES: OpenedState = { key: '', label: '' };

/** A page as one class of devices shows it. */
export interface SeenPage extends PageAddress {
  site_id: number;
  device: string;
}

export const seenPage = (url: string, { site_id, agent: { device }, ...rules }: SnapshotSender): SeenPage => ({
  site_id,
  device,
  ...pageAddress(url, rules),
});

export type SnapshotSender = Pick<Sender, 'site_id' | 'agent' | 'queryKeys' | 'isHashRouted'>;

export interface FoundSnapshot {
  page: SeenPage;
  state: OpenedState;
  /** epoch ms */
  at: number;
  /** To write into `page_snapshots`. */
  line: string;
}

/** The snapshots among replay events of one page view, each of them behind the meta event that says how large its window was. */
export function snapshotsIn(
  events: ReplayEvent[],
  sender: SnapshotSender,
  page_id: string,
  state = AS_IT_COMES,
): FoundSnapshot[] {
  return events.flatMap((event, i): FoundSnapshot[] => {
    const meta = events[i - 1];
    if (event.type !== EventType.FullSnapshot || meta?.type !== EventType.Meta) return [];
    const shown = metaData.safeParse(meta.data);
    if (!shown.success) return [];
    const page = seenPage(shown.data.href, sender);
    const at = Math.round(event.timestamp);
    const line = toLine('page_snapshots', {
      ...page,
      state: state.key,
      state_label: state.label,
      day: utcDay(at),
      taken_at: at,
      viewport_w: Math.min(Math.round(shown.data.width), 65_535),
      viewport_h: Math.min(Math.round(shown.data.height), 65_535),
      payload: JSON.stringify([meta, event, ...framesAfter(events, i)]),
      page_id,
    });
    return [{ page, state, at, line }];
  });
}
