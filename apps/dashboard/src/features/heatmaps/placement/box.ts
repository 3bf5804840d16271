/** A rectangle in CSS px of the shown page. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What two boxes have in common; null where that is nothing. */
export function intersect(one: Box, other: Box): Box | null {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  const width = Math.min(one.x + one.width, other.x + other.width) - x;
  const height = Math.min(one.y + one.height, other.y + other.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** The smallest box around all of them; null around nothing. */
export function union(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** The box of an element in the window of the shown document, also of one within frames. */
export function boxInWindow(element: Element, shown: Document): Box {
  const { x, y, width, height } = element.getBoundingClientRect();
  const frame = element.ownerDocument === shown ? null : element.ownerDocument.defaultView?.frameElement;
  if (!frame) return { x, y, width, height };
  const outer = boxInWindow(frame, shown);
  return { x: x + outer.x + frame.clientLeft, y: y + outer.y + frame.clientTop, width, height };
}
