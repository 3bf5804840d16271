import type { ReplayEvent } from '@desirepath/contract/tracking';
import { EventType } from '@rrweb/types';
import { loadReplay } from '../../../ui/padlock/frame.ts';
import type { Kept } from '../../../ui/padlock/kept.ts';
import { createPadlock } from '../../../ui/padlock/padlock.ts';
import { createShower } from '../../../ui/padlock/show-kept.ts';
import { isSound } from '../../../ui/padlock/sound.ts';
import { createShownPage, type ShownPage } from './shown-page.ts';
import { fixViewportUnits } from './viewport-units.ts';

/**
 * Rebuilds a snapshot inside `root`, in a frame that runs none of its scripts.
 *
 * @param kept What the page shows besides its DOM.
 * @param onShown Called once the page stands.
 * @param onFailed The snapshot cannot be rebuilt.
 * @returns Takes it away again.
 */
export function showSnapshot(
  root: HTMLElement,
  events: readonly ReplayEvent[],
  { frame, kept }: { frame: string | undefined; kept: Kept },
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
    const [lock, showKept] = [createPadlock(), createShower(kept)];
    const page = lock(showKept({ ...full, data: { node, initialOffset: { top: 0, left: 0 } } }));
    // What frames hold comes with the page, whenever it came to the visitor.
    const frames = sound
      .filter((event) => event.type === EventType.IncrementalSnapshot)
      .map((event) => lock(showKept({ ...event, timestamp: page.timestamp })));

    const mount = await loadReplay(frame);
    if (ended.signal.aborted) return;
    const replayer = mount(root, [meta, page, ...frames], onFailed);
    ended.signal.addEventListener('abort', () => replayer.destroy());
    // rrweb shows the page alone until it is told of a moment; then all that was before that.
    const showAll = () => {
      if (ended.signal.aborted || !replayer.iframe.contentDocument) return;
      if (frames.length > 0) replayer.pause(page.timestamp - meta.timestamp + 1);
      onShown(createShownPage(replayer.iframe, { width, height }));
    };
    let isShown = false;
    replayer.on('fullsnapshot-rebuilded', () => {
      if (isShown) return;
      isShown = true;
      // Once it is done with the page.
      setTimeout(showAll);
    });
  };
  show().catch(onFailed);
  return () => ended.abort();
}
