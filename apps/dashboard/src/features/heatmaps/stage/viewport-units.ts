import { NodeType, type serializedNodeWithId } from '@rrweb/types';

interface Viewport {
  width: number;
  height: number;
}

/**
 * A snapshot is shown at its full height, in a frame as tall as the document. There `100vh` would mean the whole document, and
 * a hero made to fill the visitor's screen would fill everything. So lengths that depend on the height of the viewport are
 * written out in px, as they were for the visitor. Those of its width need no help: that is kept.
 */
export function fixViewportUnits(node: serializedNodeWithId, viewport: Viewport): serializedNodeWithId {
  return fixNode(node, viewport, false);
}

function fixNode(node: serializedNodeWithId, viewport: Viewport, inStyle: boolean): serializedNodeWithId {
  if (node.type === NodeType.Text) {
    return inStyle ? { ...node, textContent: inPixels(node.textContent, viewport) } : node;
  }
  if (!('childNodes' in node)) return node;
  const isStyle = 'tagName' in node && node.tagName === 'style';
  const childNodes = node.childNodes.map((child) => fixNode(child, viewport, isStyle));
  if (!('attributes' in node)) return { ...node, childNodes };
  const attributes = { ...node.attributes };
  for (const name of ['_cssText', 'style']) {
    const css = attributes[name];
    if (typeof css === 'string') attributes[name] = inPixels(css, viewport);
  }
  return { ...node, attributes, childNodes };
}

/** A number with a unit, not part of a longer word such as a class name. */
const LENGTH = /(?<![\w-])(-?\d*\.?\d+)([sld]?)(vh|vb|vmin|vmax)\b/gi;

/** CSS with its `vh`, `vmin` and `vmax` lengths in px. */
export function inPixels(css: string, { width, height }: Viewport): string {
  const sizes: Record<string, number> = {
    vh: height,
    vb: height,
    vmin: Math.min(width, height),
    vmax: Math.max(width, height),
  };
  return css.replace(LENGTH, (_, amount: string, _kind, unit: string) => {
    const px = (Number(amount) * (sizes[unit.toLowerCase()] ?? 0)) / 100;
    return `${Math.round(px * 1000) / 1000}px`;
  });
}
