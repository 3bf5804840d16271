import type { Own } from '../../context.ts';
import type { Guard } from '../../guard.ts';
import { LARGEST_REPLAY_EVENT } from '../../limits.ts';
import type { Settings } from '../../settings.ts';
import type { Ids } from '../ids.ts';
import { coverOf } from '../masked-nodes.ts';
import { type Order, type Word, wordFrom } from './speech.ts';

/** Frames of a page that are recorded at once. */
const MOST = 20;

interface Surroundings {
  ids: Ids;
  own: Pick<Own, 'atStop'>;
  guard: Guard;
  site: Settings;
  /** The frames of the recorded trees. */
  frames(): HTMLIFrameElement[];
  /** Takes what a frame has recorded, as JSON. @param number of the frame in this page */
  write(json: string, frameId: number, number: number): void;
}

export interface FrameKeeping {
  /** The page was written out anew, and frames are empty in it. */
  renew(): void;
}

/** Records frames of other origins along that ask for it, as far as they are the site's and nothing hides them here. */
export const takeInFrames = ({ ids, own, guard, site, frames, write }: Surroundings): FrameKeeping => {
  const ports = new Map<HTMLIFrameElement, MessagePort>();
  let taken = 0;
  const letGo = () => {
    for (const [frame, port] of ports) {
      if (frame.isConnected) continue;
      port.close();
      ports.delete(frame);
    }
  };
  const order = (given: Order) => {
    letGo();
    for (const port of ports.values()) port.postMessage(given);
  };
  const take = (frame: HTMLIFrameElement, { source, origin }: MessageEvent) => {
    const { port1, port2 } = new MessageChannel();
    const number = ++taken;
    port1.onmessage = guard(({ data }: MessageEvent<unknown>) => {
      const id = ids.idOf(frame);
      if (!id || coverOf(frame) || typeof data !== 'string' || data.length > LARGEST_REPLAY_EVENT) return;
      write(data, id, number);
    });
    ports.get(frame)?.close();
    ports.set(frame, port1);
    const word: Word = { desirepath: 'takes', site: site.tracking_id };
    source?.postMessage(word, { targetOrigin: origin, transfer: [port2] });
  };
  const hear = guard((message: MessageEvent) => {
    if (wordFrom(message, site) !== 'asks') return;
    letGo();
    const frame = frames().find(({ contentWindow }) => contentWindow === message.source);
    // One that is not recorded yet asks again.
    if (frame && ids.idOf(frame) && !coverOf(frame) && (ports.has(frame) || ports.size < MOST)) take(frame, message);
  });
  window.addEventListener('message', hear);
  own.atStop(() => {
    window.removeEventListener('message', hear);
    order('leave');
    for (const port of ports.values()) port.close();
    ports.clear();
  });
  return { renew: () => order('snapshot') };
};
