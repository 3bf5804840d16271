import { t } from '@lingui/core/macro';
import { formatCount, formatShare } from '../../../ui/format.ts';
import type { Content } from '../content.ts';
import { bandColour } from '../layers/bands-layer.tsx';
import { heatOf, legendTicks } from '../layers/heat.ts';
import { difference, single, turbo } from '../layers/palette.ts';
import type { Densities } from '../layers/use-densities.ts';
import type { Placement } from '../placement/placement.ts';
import type { Surface } from '../placement/surfaces.ts';
import type { Measured, ShownPage } from '../stage/shown-page.ts';
import { pictureOfPage } from './page-picture.ts';

/** A map as it is drawn on the screen. */
export interface DrawnMap {
  page: ShownPage;
  measured: Measured;
  content: Content;
  placement: Placement | undefined;
  densities: Densities | undefined;
  opacity: number;
  max: number;
}

/** px that the legend takes, below the page. */
const LEGEND_PX = 96;

/** The page at its full length with the map over it and a legend below, as a PNG. `lines` say what it is. */
export async function pictureOfMap(map: DrawnMap, lines: readonly string[]): Promise<Blob> {
  const { page, measured, opacity } = map;
  const [width, height] = [Math.ceil(measured.width), Math.ceil(measured.height)];
  const canvas = new OffscreenCanvas(width, height + LEGEND_PX);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser has no canvas to draw on.');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height + LEGEND_PX);
  context.drawImage(await pictureOfPage(page.document, { width, height }), 0, 0);
  context.globalAlpha = opacity;
  const scrolled = measured.surfaces.lieOf(measured.surfaces.page);
  for (const surface of surfacesOf(map)) {
    context.save();
    const lie = measured.surfaces.lieOf(surface);
    // From the top of the page; what is fixed stands as it does there.
    const down = surface.kind === 'part' ? 0 : -scrolled.y;
    if (lie.clip) {
      context.beginPath();
      context.rect(lie.clip.x, lie.clip.y + down, lie.clip.width, lie.clip.height);
      context.clip();
    }
    context.translate(lie.x - (surface.kind === 'part' ? 0 : scrolled.x), lie.y + down);
    await drawSurface(context, map, surface);
    context.restore();
  }
  context.globalAlpha = 1;
  drawLegend(context, map, lines, { width, top: height });
  return canvas.convertToBlob({ type: 'image/png' });
}

const surfacesOf = ({ measured, placement, densities }: DrawnMap): Set<Surface> =>
  new Set([measured.surfaces.page, ...(densities?.layers.keys() ?? []), ...(placement?.placed.keys() ?? [])]);

async function drawSurface(context: OffscreenCanvasRenderingContext2D, map: DrawnMap, surface: Surface): Promise<void> {
  const { content, densities, measured, placement, max } = map;
  const density = densities?.layers.get(surface);
  if (densities && density) {
    const { x, y, width, height } = density.area;
    // In stripes: a picture of all of a long page at once would be too large for some.
    for (let top = 0; top < height; top += STRIPE_PX) {
      const rows = Math.ceil(Math.min(STRIPE_PX, height - top));
      const tile = { x, y: y + top, scale: 1, columns: Math.ceil(width), rows };
      const picture = await densities.painter.paint(density.layer, tile, max, content.scale);
      if (picture) context.drawImage(picture, x, y + top);
    }
  }
  if (content.form === 'bands' && surface === measured.surfaces.page) {
    context.globalAlpha *= 0.55;
    for (const { from, to, strength } of content.bands) {
      context.fillStyle = bandColour(strength, content.scale);
      context.fillRect(0, from * measured.height, measured.width, (to - from) * measured.height + 1);
    }
  }
  if (content.form !== 'elements') return;
  if (content.show === 'dots') {
    context.fillStyle = 'rgb(230 85 13)';
    for (const { x, y, count } of placement?.placed.get(surface) ?? []) {
      context.beginPath();
      context.arc(x, y, Math.min(20, 3 + 2 * Math.sqrt(count)), 0, 2 * Math.PI);
      context.fill();
    }
  }
  if (content.show === 'elements') {
    for (const { selector, strength } of content.elements) {
      const where = measured.located.get(selector);
      if (where?.state !== 'shown' || where.surface !== surface) continue;
      const { x, y, width, height } = where.box;
      const colour = single(0.25 + 0.75 * strength).join(' ');
      context.fillStyle = `rgb(${colour} / ${0.15 + 0.35 * strength})`;
      context.fillRect(x, y, width, height);
      context.strokeStyle = `rgb(${colour})`;
      context.lineWidth = 2;
      context.strokeRect(x, y, width, height);
    }
  }
}

const STRIPE_PX = 2048;

function drawLegend(
  context: OffscreenCanvasRenderingContext2D,
  { content, max }: DrawnMap,
  lines: readonly string[],
  { width, top }: { width: number; top: number },
): void {
  context.fillStyle = '#222';
  context.font = '14px sans-serif';
  context.textBaseline = 'top';
  for (const [index, line] of lines.entries()) context.fillText(line, 16, top + 12 + index * 20, width - 32);
  const palette =
    content.scale === 'difference'
      ? difference
      : content.form === 'elements' && content.show === 'elements'
        ? single
        : turbo;
  const bar = { left: 16, top: top + 56, width: Math.min(320, width - 32) };
  for (let step = 0; step < bar.width; step++) {
    context.fillStyle = `rgb(${palette(step / bar.width).join(' ')})`;
    context.fillRect(bar.left + step, bar.top, 1, 10);
  }
  context.fillStyle = '#222';
  context.font = '12px sans-serif';
  for (const { at, words } of ticksOf(content, max)) {
    context.textAlign = at < 0.1 ? 'left' : at > 0.9 ? 'right' : 'center';
    context.fillText(words, bar.left + at * bar.width, bar.top + 14);
  }
  context.textAlign = 'left';
}

function ticksOf({ form, scale }: Content, max: number): { at: number; words: string }[] {
  if (scale === 'difference')
    return [
      { at: 0, words: t`more in B` },
      { at: 0.5, words: t`same` },
      { at: 1, words: t`more in A` },
    ];
  if (form === 'bands' || max === 0) return [0, 0.5, 1].map((at) => ({ at, words: formatShare(at) }));
  return legendTicks(max).map((tick) => ({ at: heatOf(tick, max, 'amount'), words: formatCount(tick) }));
}
