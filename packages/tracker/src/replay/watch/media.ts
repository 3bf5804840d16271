import { MEDIA } from '../rrweb-numbers.ts';
import type { WatchContext } from './context.ts';
import { paced } from './paced.ts';

const EVERY = 500;

/** In the order of rrweb's numbers for them, `MediaInteractions`. */
const KINDS = ['play', 'pause', 'seeked', 'volumechange', 'ratechange'];

/** What plays and how. */
export const watchMedia = (root: Document | ShadowRoot, context: WatchContext): void => {
  KINDS.forEach((kind, type) => {
    const tell = paced(context, EVERY, (node: Node) => {
      const id = context.settled(node);
      if (!id) return;
      const { currentTime, volume, muted, playbackRate, loop } = node as HTMLMediaElement; // nothing else tells of these
      context.tell({
        source: MEDIA,
        type,
        id,
        currentTime,
        volume,
        muted,
        playbackRate,
        loop,
      });
    });
    context.listen(root, [kind], (_, node) => tell(node));
  });
};
