import { memo } from 'react';
import { cn } from '../../../ui/class-names.ts';
import type { Scale } from './heat.ts';
import { difference, turbo } from './palette.ts';

/** A stretch of the page, and what it has. */
export interface ShownBand {
  /** Shares of the height of the page, 0 to 1. */
  from: number;
  to: number;
  /** 0 to 1 of the most; of a difference -1 to 1. */
  strength: number;
  /** What it has, in a few words. */
  words: string;
}

/** A line across the page: the fold, or where so many had left. */
export interface ShownLine {
  at: number;
  words: string;
}

interface BandsLayerProps {
  bands: readonly ShownBand[];
  lines: readonly ShownLine[];
  scale: Scale;
  /** Number of the band that is pointed at, as text. */
  marked: string | undefined;
  /** px of the screen */
  width: number;
  height: number;
}

/** How much of the page was reached, or looked at, from top to bottom. */
export const BandsLayer = memo(function BandsLayer({ bands, lines, scale, marked, width, height }: BandsLayerProps) {
  return (
    <>
      <div
        data-testid="heatmap-bands"
        className="absolute top-0 start-0 opacity-55"
        style={{ width, height, background: gradientOf(bands, scale) }}
      />
      {bands.map(({ from, to, words }, index) => (
        <div
          key={from}
          className={cn('absolute start-0', String(index) === marked && 'outline-2 outline-ember -outline-offset-1')}
          style={{ top: from * height, height: (to - from) * height, width }}
        >
          {String(index) === marked && (
            <span className="absolute top-1 left-1/2 -translate-x-1/2 whitespace-nowrap rounded-md border bg-popover px-1.5 py-0.5 text-2sm tabular-nums">
              {words}
            </span>
          )}
        </div>
      ))}
      {lines.map(({ at, words }) => (
        <div
          key={words}
          className="absolute start-0 border-t-2 border-dashed border-black"
          style={{ top: at * height, width }}
        >
          <span className="absolute end-6 rounded-b-md bg-black px-1.5 py-0.5 text-2sm text-white tabular-nums">
            {words}
          </span>
        </div>
      ))}
    </>
  );
});

/** The colour of a band. The ends of turbo are too dark to be told apart through a page. */
export const bandColour = (strength: number, scale: Scale): string =>
  `rgb(${(scale === 'amount' ? turbo(0.08 + 0.8 * strength) : difference((strength + 1) / 2)).join(' ')})`;

/** Each band has its colour at its middle: between two of them lies no edge that is not in the figures. */
function gradientOf(bands: readonly ShownBand[], scale: Scale): string {
  const stops = bands.map(({ from, to, strength }) => `${bandColour(strength, scale)} ${((from + to) / 2) * 100}%`);
  return `linear-gradient(to bottom, ${stops.join(', ')})`;
}
