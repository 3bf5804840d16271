import type { TrackedEvent } from '@desirepath/contract/tracking';
import type { PageView } from './tracked.ts';

/** Twentieths of the document, as the tracker counts them. */
const BANDS = 20;

/** Who does nothing for longer is counted for this long, ms. */
const LONGEST_LOOK = 10_000;

/** How long each part of the document was in the window, told when the page is left. */
export function attentionOf({ scene, started_at, ended_at, happenings }: PageView) {
  const bands = new Array<number>(BANDS).fill(0);
  const height = scene.document.height / BANDS;
  let all = 0;
  let since = started_at;
  let top = 0;
  const look = (until: number) => {
    const ms = Math.min(LONGEST_LOOK, Math.max(0, until - since));
    all += ms;
    for (let band = 0; band < BANDS; band++) {
      const from = Math.max(top, band * height);
      const to = Math.min(top + scene.viewport.height, (band + 1) * height);
      bands[band] = (bands[band] ?? 0) + (ms * Math.max(0, to - from)) / height;
    }
  };
  for (const { at, scroll } of happenings) {
    look(at);
    since = at;
    top = scroll;
  }
  look(ended_at);
  const ts = bands.map(Math.round);
  return { type: 'attention', at: ended_at, value: all, ts } satisfies Partial<TrackedEvent>;
}
