import type { ReplayEvent } from '@desirepath/contract/tracking';
import { EventType } from '@rrweb/types';
import { loadReplay } from '../../../ui/padlock/frame.ts';
import { createPadlock } from '../../../ui/padlock/padlock.ts';
import { isSound } from '../../../ui/padlock/sound.ts';
import { createShownPage, type ShownPage } from './shown-page.ts';
import { fixViewportUnits } from './viewport-units.ts';

/**
 * Rebuilds a snapshot inside `root`, in a frame that runs none of its scripts.
 *
 * @param onShown Called once the page stands.
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
      if (replayer.iframe.contentDocument && !ended.signal.aborted)
        onShown(createShownPage(replayer.iframe, { width, height }));
    });
  };
  show().catch(onFailed);
  return () => ended.abort();
}
