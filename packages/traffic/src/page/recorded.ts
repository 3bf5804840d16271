import {
  EventType,
  type eventWithTime,
  IncrementalSource,
  type incrementalData,
  MouseInteractions,
  type mousePosition,
  PointerTypes,
} from '@rrweb/types';
import type { Happening } from './happenings.ts';
import { type Scene, targetAt } from './scene.ts';
import type { PageView } from './tracked.ts';

/** rrweb hands out pointer positions in groups of half a second. */
const GROUP_MS = 500;
const DOCUMENT = 1;
/** The recorder's snapshot comes when the document has been read, just before the shop's script runs. */
const READ_MS = 40;

/** What rrweb's recorder would emit for a page view: the page, then everything that changed on it. */
export function recordedEvents(
  { scene, url, started_at, ended_at, happenings }: PageView,
  isTouch: boolean,
): eventWithTime[] {
  const { width, height } = scene.viewport;
  const timestamp = started_at + READ_MS;
  return [
    { type: EventType.Meta, data: { href: url, width, height }, timestamp },
    {
      type: EventType.FullSnapshot,
      data: { node: scene.parsed.snapshot, initialOffset: { left: 0, top: 0 } },
      timestamp: timestamp + 1,
    },
    ...[...movements(scene, happenings), ...happenings.flatMap((one) => answers(one, isTouch))].sort(
      (one, other) => one.timestamp - other.timestamp,
    ),
    // A player stops at the last event: a nudge on the way out keeps the page on the screen for as long as it was looked at.
    incremental(ended_at, { source: IncrementalSource.Scroll, id: DOCUMENT, x: 0, y: happenings.at(-1)?.scroll ?? 0 }),
  ];
}

/** Groups of pointer positions; each position says how long before the group's time it was. */
function movements(scene: Scene, happenings: readonly Happening[]): eventWithTime[] {
  const groups: { start: number; points: { at: number; position: mousePosition }[] }[] = [];
  for (const happening of happenings) {
    if (happening.kind !== 'move') continue;
    const { at, point, scroll } = happening;
    let group = groups.at(-1);
    if (!group || at - group.start >= GROUP_MS) {
      group = { start: at, points: [] };
      groups.push(group);
    }
    const id = targetAt(scene, point.x, point.y + scroll)?.node ?? DOCUMENT;
    group.points.push({ at, position: { ...point, id, timeOffset: 0 } });
  }
  return groups.map(({ points }) => {
    const end = points.at(-1)?.at ?? 0;
    const positions = points.map(({ at, position }) => ({ ...position, timeOffset: at - end }));
    return incremental(end, { source: IncrementalSource.MouseMove, positions });
  });
}

function answers(happening: Happening, isTouch: boolean): eventWithTime[] {
  const { at, scroll } = happening;
  switch (happening.kind) {
    case 'scroll':
      return [incremental(at, { source: IncrementalSource.Scroll, id: DOCUMENT, x: 0, y: scroll })];
    case 'click': {
      const source = IncrementalSource.MouseInteraction as const;
      const where = { source, id: happening.target.node, ...happening.point };
      const pointerType = isTouch ? PointerTypes.Touch : PointerTypes.Mouse;
      const down = isTouch ? MouseInteractions.TouchStart : MouseInteractions.MouseDown;
      const up = isTouch ? MouseInteractions.TouchEnd : MouseInteractions.MouseUp;
      return [
        incremental(at, { ...where, type: down, pointerType }),
        incremental(at, { ...where, type: up, pointerType }),
        incremental(at, { ...where, type: MouseInteractions.Click, pointerType }),
      ];
    }
    case 'focus':
    case 'blur': {
      const type = happening.kind === 'focus' ? MouseInteractions.Focus : MouseInteractions.Blur;
      return [incremental(at, { source: IncrementalSource.MouseInteraction, type, id: happening.target.node })];
    }
    case 'type': {
      // Masked as the tracker masks every field: a star for each character.
      const value = { text: '*'.repeat(happening.length), isChecked: false, userTriggered: true };
      return [incremental(at, { source: IncrementalSource.Input, id: happening.target.node, ...value })];
    }
    case 'tick': {
      const value = { text: 'on', isChecked: true, userTriggered: true };
      return [incremental(at, { source: IncrementalSource.Input, id: happening.box.node, ...value })];
    }
    case 'change':
      return [incremental(at, { source: IncrementalSource.Mutation, ...happening.change, removes: [], adds: [] })];
    default:
      return [];
  }
}

const incremental = (timestamp: number, data: incrementalData): eventWithTime => ({
  type: EventType.IncrementalSnapshot,
  data,
  timestamp,
});
