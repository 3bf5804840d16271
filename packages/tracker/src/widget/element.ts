type Given<Tag extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[Tag], 'style' | 'children' | 'attributes'>
> & {
  /** Attributes; those that are undefined are left out. */
  attributes?: Record<string, string | undefined>;
};

/** An element with its properties and what is in it. Texts become text, never markup. */
export const h = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { attributes = {}, ...properties }: Given<Tag> = {},
  ...inside: (Node | string | undefined | false)[]
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  Object.assign(element, properties);
  element.append(...inside.filter((one) => one !== undefined && one !== false));
  return element;
};

/** A drawing of strokes on a grid of 24. */
export const drawing = (...paths: string[]): SVGSVGElement => {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(namespace, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
};

export const CROSS = 'M6 6l12 12M18 6L6 18';

const EYES = 'M9 10v.01M15 10v.01';
const RING = 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18';
/** From the worst to the best. */
const MOUTHS = ['M8 17q4-5 8 0', 'M8.5 16q3.5-2.5 7 0', 'M8.5 15.5h7', 'M8.5 14.5q3.5 3 7 0', 'M7.5 14q4.5 6 9 0z'];

/** A face. @param mood 0 for the worst, 1 for the best */
export const face = (mood: number): SVGSVGElement =>
  drawing(RING, EYES, MOUTHS[Math.round(mood * (MOUTHS.length - 1))] as string);
