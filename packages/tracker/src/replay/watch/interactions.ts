import { writeInteraction } from '@desirepath/replay-format/write-ops';
import type { WatchContext } from './context.ts';
import { placeOf } from './pointer.ts';

/** Numbers of rrweb's, `MouseInteractions` and `PointerTypes`: as enums they would be sent with all their names. */
const KINDS: Record<string, number> = {
  pointerup: 0,
  pointerdown: 1,
  click: 2,
  contextmenu: 3,
  dblclick: 4,
  focus: 5,
  blur: 6,
  // A finger that scrolls is a pointer no more, and what it touched may be gone when it is lifted: so both tell of that.
  touchend: 9,
  touchcancel: 10,
};
const CLICK = 2;
const FOCUS = 5;
const TOUCH_START = 7;
const TOUCH_END = 9;
const POINTERS = ['mouse', 'pen', 'touch'];
const TOUCH = 2;

/** What visitors do at a point or to an element. */
export const watchInteractions = (root: Document, { writer, settled, listen }: WatchContext): void => {
  /** What pressed last: clicks themselves do not say it everywhere. */
  let lastPointer = -1;
  listen(root, Object.keys(KINDS), (event, node) => {
    const place = placeOf(event);
    let type = KINDS[event.type] ?? 0;
    // Presses and clicks are seen on the page as it was. What else there is follows one of them, or is seen nowhere.
    const id = settled(node, !type || type >= FOCUS);
    const to = id ? writer() : undefined;
    if (!id || !to) return;
    const given = POINTERS.indexOf(String((event as Partial<PointerEvent>).pointerType)); // of some events
    let pointer = given;
    if (type < CLICK) {
      if (given === TOUCH) type = type ? TOUCH_START : TOUCH_END;
      if (given !== POINTERS.indexOf('pen')) pointer = -1; // the kind says it
    }
    if (given >= 0) lastPointer = given;
    else if (type === CLICK) {
      pointer = lastPointer;
      lastPointer = -1;
    }
    writeInteraction(to, Date.now(), {
      type,
      id,
      ...(place && { x: place.clientX, y: place.clientY }),
      ...(pointer >= 0 && { pointerType: pointer }),
    });
  });
};
