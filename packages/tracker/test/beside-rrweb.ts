/** A page's script: records what is watched besides the trees, and lets rrweb record the page too. Both call nodes by rrweb's numbers. */
import { createReplayWriter } from '@desirepath/replay-format/write';
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import { setCovers } from '../src/masking.ts';
import { EVERY_INPUT, maskInput } from '../src/replay/masked-nodes.ts';
import { startWatching, type Watching } from '../src/replay/watch/watching.ts';

declare global {
  interface Window {
    watching: Watching;
    /** What came since the last time: rrweb's events, and our chunk. */
    take(): { rrweb: eventWithTime[]; chunk: string | undefined };
  }
}

const BLOCKED = '[data-dp-block]';
setCovers({ maskedSelector: '[data-dp-mask]', blockedSelector: BLOCKED });

let rrweb: eventWithTime[] = [];
record({
  emit: (event) => void rrweb.push(event),
  blockSelector: BLOCKED,
  maskInputOptions: EVERY_INPUT,
  maskInputFn: maskInput,
  collectFonts: true,
});
const { mirror } = record;
const writer = createReplayWriter();
window.watching = startWatching({
  ids: {
    idOf: (node) => (mirror.hasNode(node) ? mirror.getId(node) : undefined),
  },
  level: { isAllMasked: false, shown: '', isStructureOnly: false },
  guard: (run) => run,
  flush() {},
  writer: () => writer,
  style() {},
  watched: () => performance.now(),
  early: () => undefined,
});
window.watching.see(document);
window.take = () => {
  window.watching.look();
  window.watching.release();
  const taken = { rrweb, chunk: writer.take() };
  rrweb = [];
  return taken;
};
