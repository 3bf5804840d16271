import { readFileSync } from 'node:fs';

/** Where things are on a page, in document px: `[x, y, width, height]`. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/** What `layout.ts` measured in Chromium, and the selectors that the tracker gives. */
export interface Layout {
  /** Of the demo's pages, style sheet and script: a test compares it, so that nobody forgets to measure again. */
  hash: string;
  /** By path. */
  pages: Record<
    string,
    {
      /** Document width and height, by viewport width. */
      sizes: Record<string, readonly [width: number, height: number]>;
      elements: {
        /** The number a recorder gives it: its place in document order. */
        node: number;
        selector: string;
        text: string;
        /** By viewport width; none where it is not shown. */
        boxes: Record<string, Box>;
      }[];
    }
  >;
}

/** The desktop layout has a column of fixed width: a wider window only moves it sideways. */
export const DESKTOP_WIDTH = 1440;
export const LAYOUT_WIDTHS = [DESKTOP_WIDTH, 820, 768, 412, 390, 360] as const;

// The file is written by layout.ts in this very shape.
export const LAYOUT = JSON.parse(readFileSync(new URL('../layout.generated.json', import.meta.url), 'utf8')) as Layout;
