import type { HeatmapElement } from '@desirepath/contract/heatmaps';
import { Unlink } from 'lucide-react';
import { NO_SEGMENT } from '../../app/search.ts';
import { WatchThese } from '../../app/watch-these.tsx';
import { cn } from '../../ui/class-names.ts';
import { formatNumber, formatShare } from '../../ui/format.ts';
import type { Box } from './placement.ts';
import type { PageOfDevice } from './queries.ts';

interface ElementTableProps {
  siteId: number;
  /** The page whose clicks these are. */
  on: PageOfDevice;
  elements: readonly HeatmapElement[];
  /** Of those that the shown page has; undefined while no page is shown. */
  boxes: ReadonlyMap<string, Box> | undefined;
  pinned: string | undefined;
  hovered: string | undefined;
  onHover: (selector: string | undefined) => void;
  onPin: (selector: string | undefined) => void;
}

/** What was clicked, most first. A line and its element on the page light up together. */
export function ElementTable({ siteId, on, elements, boxes, pinned, hovered, onHover, onPin }: ElementTableProps) {
  const most = elements[0]?.share ?? 1;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <table className="w-full table-fixed border-collapse text-left">
        <thead className="sticky top-0 z-10 bg-card">
          <tr className="h-8 font-medium text-[13px] text-muted-foreground">
            <th scope="col" className="border-b px-3 font-medium">
              Element
            </th>
            <th scope="col" className="w-16 border-b text-right font-medium">
              Clicks
            </th>
            <th scope="col" className="w-16 border-b pr-1 text-right font-medium">
              Share
            </th>
            <th scope="col" className="w-9 border-b">
              <span className="sr-only">Recordings</span>
            </th>
          </tr>
        </thead>
        <tbody onPointerLeave={() => onHover(undefined)}>
          {elements.map((element) => {
            const { selector, text, count, share } = element;
            const isGone = boxes !== undefined && !boxes.has(selector);
            const isPinned = selector === pinned;
            return (
              <tr
                key={selector}
                data-selector={selector}
                onPointerEnter={() => onHover(selector)}
                onClick={() => onPin(isPinned ? undefined : selector)}
                className={cn(
                  'cursor-pointer border-b border-l-2 border-l-transparent',
                  selector === hovered && 'bg-hover',
                  isPinned && 'border-l-ember bg-ember-soft',
                )}
              >
                <td className="px-3 py-1.5">
                  <button
                    type="button"
                    aria-pressed={isPinned}
                    // The line takes the click; the button gives it a name and the keyboard.
                    onFocus={() => onHover(selector)}
                    className="block w-full min-w-0 text-left"
                  >
                    <span className="flex items-center gap-1.5">
                      <span className="truncate font-medium">{text || lastStep(selector)}</span>
                      {isGone && (
                        <Unlink
                          role="img"
                          aria-label="Not to be seen on the page as shown"
                          className="size-3.5 shrink-0 text-muted-foreground"
                        />
                      )}
                    </span>
                    <span title={selector} className="block truncate font-mono text-muted-foreground text-xs leading-4">
                      {endOf(selector)}
                    </span>
                  </button>
                  <span aria-hidden className="mt-1 block h-1 rounded-full bg-hover">
                    <span
                      className="block h-full rounded-full bg-ember"
                      style={{ width: `${most > 0 ? (share / most) * 100 : 0}%` }}
                    />
                  </span>
                </td>
                <td className="py-1.5 text-right align-top tabular-nums">{formatNumber(count)}</td>
                <td className="py-1.5 pr-1 text-right align-top tabular-nums">{formatShare(share)}</td>
                <td className="py-0.5 align-top">
                  <WatchThese
                    siteId={siteId}
                    whose={`those who clicked ${text || lastStep(selector)}`}
                    // Heatmaps know no segment: what is left of one from another view would hide some of these.
                    segment={{ ...NO_SEGMENT, device: on.device }}
                    condition={{ kind: 'clicked', not: false, selector, path: on.path }}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {elements.length === 0 && (
        <p className="px-4 py-8 text-center text-muted-foreground">Nobody clicked here in these days.</p>
      )}
    </div>
  );
}

/** The end of a selector says more than its start, which most elements of a page share. */
const endOf = (selector: string): string => (selector.length > 26 ? `…${selector.slice(-25)}` : selector);

/** `main>ul>li:nth-of-type(2)` → `li:nth-of-type(2)`: what an element without words is called. */
const lastStep = (selector: string): string => selector.split('>').at(-1)?.trim() || selector;
