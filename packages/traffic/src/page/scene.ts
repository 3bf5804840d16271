import type { Gadget } from '../audience/devices.ts';
import { type DemoPage, demoPage } from '../demo.ts';
import { type Box, DESKTOP_WIDTH, LAYOUT } from './layout.ts';
import { type PageElement, type ParsedPage, parsePage } from './parse.ts';

/** Something on a page that can be pointed at. */
export interface Target extends PageElement {
  /** What the tracker calls it. */
  selector: string;
  text: string;
  box: Box;
}

/** A page as it lies before one visitor. Sizes in CSS px. */
export interface Scene {
  page: DemoPage;
  parsed: ParsedPage;
  viewport: { width: number; height: number };
  document: { width: number; height: number };
  /** What is pointed with. */
  pointer: 'mouse' | 'touch';
  targets: readonly Target[];
}

export function openScene(path: string, { device, viewport }: Gadget, origin: string): Scene {
  const layout = LAYOUT.pages[path];
  const width = device === 'desktop' ? DESKTOP_WIDTH : viewport.width;
  const size = layout?.sizes[width];
  if (!layout || !size) throw new RangeError(`${path} was never laid out ${width} px wide`);

  const parsed = parsePage(path, origin);
  const byNode = new Map(parsed.elements.map((element) => [element.node, element]));
  const aside = (viewport.width - width) / 2;
  const targets = layout.elements.flatMap(({ node, selector, text, boxes }) => {
    const element = byNode.get(node);
    const box = boxes[width];
    if (!element || !box) return [];
    const moved: Box = [box[0] + aside, box[1], box[2], box[3]];
    return [{ ...element, selector, text, box: moved }];
  });
  return {
    page: demoPage(path),
    parsed,
    viewport,
    document: { width: viewport.width, height: Math.max(size[1], viewport.height) },
    pointer: device === 'desktop' ? 'mouse' : 'touch',
    targets,
  };
}

/** @throws RangeError when no element of the page has this id */
export function elementById(scene: Scene, id: string): PageElement {
  return known(scene, id, scene.parsed.elements);
}

/** @throws RangeError when no element that is shown has this id */
export function targetById(scene: Scene, id: string): Target {
  return known(scene, id, scene.targets);
}

export const targetsWith = (scene: Scene, attribute: string, value?: string): Target[] =>
  scene.targets.filter(({ attributes }) =>
    value === undefined ? attribute in attributes : attributes[attribute] === value,
  );

export const targetsOfClass = (scene: Scene, name: string): Target[] =>
  scene.targets.filter(({ attributes }) => attributes.class?.split(' ').includes(name));

export const linksTo = (scene: Scene, path: string): Target[] => targetsWith(scene, 'href', path);

export function isInside(element: PageElement, id: string): boolean {
  return element.attributes.id === id || (element.parent !== undefined && isInside(element.parent, id));
}

/** The smallest thing under a point of the document: what a mouse event would be about, or nearly. */
export function targetAt(scene: Scene, x: number, y: number): Target | undefined {
  let found: Target | undefined;
  for (const target of scene.targets) {
    const [left, top, width, height] = target.box;
    if (x < left || y < top || x >= left + width || y >= top + height) continue;
    if (!found || width * height < found.box[2] * found.box[3]) found = target;
  }
  return found;
}

function known<Element extends PageElement>(scene: Scene, id: string, elements: readonly Element[]): Element {
  const found = elements.find(({ attributes }) => attributes.id === id);
  if (!found) throw new RangeError(`#${id} is not on ${scene.page.path}`);
  return found;
}
