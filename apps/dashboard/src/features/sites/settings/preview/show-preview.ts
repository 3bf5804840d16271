import { blockedSelector, type Masking, maskedSelector } from '@desirepath/contract/tracker-settings';
import type { ReplayEvent } from '@desirepath/contract/tracking';
import { EventType, type metaEvent, NodeType, type serializedNodeWithId } from '@rrweb/types';
import { type FullSnapshot, previewSnapshot } from '../../../../../../../packages/tracker/src/replay/preview.ts';
import { frameOf, loadReplay } from '../../../../ui/padlock/frame.ts';
import type { Kept } from '../../../../ui/padlock/kept.ts';
import { createPadlock } from '../../../../ui/padlock/padlock.ts';
import { createShower } from '../../../../ui/padlock/show-kept.ts';
import { isSound } from '../../../../ui/padlock/sound.ts';

/** What the owner has chosen, saved or not. */
export interface Chosen {
  masking: Masking;
  mask: readonly string[];
  block: readonly string[];
  show: readonly string[];
}

export interface Preview {
  width: number;
  height: number;
  /** Texts that were hidden when the page was recorded, and stay so. */
  hidden: number;
}

/**
 * Rebuilds a recorded page in `root` as it would be recorded with what is chosen. It is built twice: once out of sight, since
 * selectors need elements.
 * @throws SyntaxError where a selector is none
 * @returns what was shown, and how to take it away
 */
export async function showPreview(
  root: HTMLElement,
  events: readonly ReplayEvent[],
  chosen: Chosen,
  { site, kept }: { site: number; kept: Kept },
  signal: AbortSignal,
): Promise<Preview> {
  const sound = events.filter(isSound);
  const meta = sound.find((event) => event.type === EventType.Meta);
  const full = sound.find((event) => event.type === EventType.FullSnapshot);
  if (!meta || !full) throw new Error('The snapshot is not one.');
  const page = createPadlock()(createShower(kept)(full));
  const mount = await loadReplay(frameOf(site));
  signal.throwIfAborted();

  const settings = {
    masking: chosen.masking,
    show_selectors: [...chosen.show],
    maskedSelector: maskedSelector(chosen.mask),
    blockedSelector: blockedSelector(chosen.block),
  };
  const masked = await new Promise<FullSnapshot>((resolve, reject) => {
    const workshop = document.createElement('div');
    workshop.style.cssText =
      'position: absolute; inset: 0 auto auto 0; visibility: hidden; overflow: hidden; height: 0';
    root.append(workshop);
    const replayer = mount(workshop, [meta, page], reject);
    replayer.on('fullsnapshot-rebuilded', () => {
      try {
        resolve(previewSnapshot(page as FullSnapshot, replayer.getMirror(), settings)); // a snapshot stays one
      } catch (error) {
        reject(error);
      }
      queueMicrotask(() => {
        replayer.destroy();
        workshop.remove();
      });
    });
  });
  signal.throwIfAborted();
  const replayer = mount(root, [meta as metaEvent & { timestamp: number }, masked], () => undefined);
  signal.addEventListener('abort', () => replayer.destroy());
  return { width: meta.data.width, height: meta.data.height, hidden: countHidden(full.data.node) };
}

/** Texts that are nothing but stars, which is what hiding makes of them. */
function countHidden(node: serializedNodeWithId): number {
  if (node.type === NodeType.Text) return /^\s*\*[*\s]*$/.test(node.textContent) ? 1 : 0;
  return 'childNodes' in node ? node.childNodes.reduce((sum, child) => sum + countHidden(child), 0) : 0;
}
