import type { ReplayEvent } from '@desirepath/contract/tracking';
import { EventType } from '@rrweb/types';
import { loadReplay } from '../../ui/padlock/frame.ts';
import { createPadlock } from '../../ui/padlock/padlock.ts';
import { isSound } from '../../ui/padlock/sound.ts';
import { type BoxOf, measureIn } from './measure.ts';
import { fixViewportUnits } from './viewport-units.ts';

/** A page rebuilt from its snapshot, at its full height, in px of the visitor's window. */
export interface ShownPage {
  width: number;
  height: number;
  boxOf: BoxOf;
}

/** A page that grows without end is cut here: a frame taller than this is beyond what browsers draw reliably. */
const TALLEST_PX = 40_000;

/**
 * Rebuilds a snapshot inside `root`, in a frame as wide as the visitor's window and as tall as the document.
 *
 * @param onShown Called once the page stands, and again whenever its size changes (a font or picture that came late).
 * @param onFailed The snapshot cannot be rebuilt.
 * @returns Takes it away again.
 */
export function showSnapshot(
  root: HTMLElement,
  events: readonly ReplayEvent[],
  onShown: (page: ShownPage) => void,
  onFailed: (error: unknown) => void,
): () => void {
  const ended = new AbortController();
  const show = async () => {
    const sound = events.filter(isSound);
    const meta = sound.find((event) => event.type === EventType.Meta);
    const full = sound.find((event) => event.type === EventType.FullSnapshot);
    if (!meta || !full) throw new Error('The snapshot is not one.');
    const { width, height } = meta.data;
    const node = fixViewportUnits(full.data.node, { width, height });
    // From its top: how far this visitor had scrolled says nothing about the page.
    const page = createPadlock()({ ...full, data: { node, initialOffset: { top: 0, left: 0 } } });

    const mount = await loadReplay();
    if (ended.signal.aborted) return;
    const replayer = mount(root, [meta, page], onFailed);
    ended.signal.addEventListener('abort', () => replayer.destroy());
    replayer.on('fullsnapshot-rebuilded', () => {
      const shown = replayer.iframe.contentDocument;
      if (!shown) return;
      const settle = () => {
        const tall = Math.min(TALLEST_PX, Math.max(height, shown.documentElement.scrollHeight));
        replayer.iframe.setAttribute('height', String(tall));
        onShown({ width, height: tall, boxOf: measureIn(shown) });
      };
      const observer = new ResizeObserver(settle);
      observer.observe(shown.documentElement);
      ended.signal.addEventListener('abort', () => observer.disconnect());
    });
  };
  show().catch(onFailed);
  return () => ended.abort();
}
