import type { Own } from '../../context.ts';
import type { Guard } from '../../guard.ts';
import type { Settings } from '../../settings.ts';
import { type Order, type Word, wordFrom } from './speech.ts';

/** ms after its start at which a frame asks: the recorder of the page around it may come later. */
const ASKS_AT = [0, 500, 1000, 2000, 4000, 8000, 16_000];

interface Surroundings {
  own: Pick<Own, 'atStop'>;
  guard: Guard;
  site: Settings;
  /** The page takes this frame in, or wants all of it anew, or does not want it any more. */
  onOrder(order: Order): void;
}

/** This document as a frame in a page of another origin. */
export interface Joining {
  /** Whether the page around records this frame. */
  isJoined(): boolean;
  /** Gives what was recorded, as JSON, to the page around. @returns whether that records this frame */
  give(json: string): boolean;
}

/** Whether the page around is of another origin: frames of its own are recorded by it without a word from them. */
export const isFramedElsewhere = (): boolean => window.parent !== window && !window.frameElement;

/** Asks the page around to record this frame as a part of itself; nothing is told to a page that is not the site's. */
export const joinPage = ({ own, guard, site, onOrder }: Surroundings): Joining => {
  let port: MessagePort | undefined;
  const ask: Word = { desirepath: 'asks', site: site.tracking_id };
  const timers = ASKS_AT.map((ms) =>
    setTimeout(() => {
      if (!port) window.parent.postMessage(ask, '*');
    }, ms),
  );
  const hear = guard((message: MessageEvent) => {
    if (message.source !== window.parent || wordFrom(message, site) !== 'takes') return;
    port?.close();
    port = message.ports[0];
    if (!port) return;
    port.onmessage = guard(({ data }: MessageEvent<Order>) => {
      if (data === 'leave') port = undefined;
      onOrder(data);
    });
    onOrder('snapshot');
  });
  window.addEventListener('message', hear);
  own.atStop(() => {
    window.removeEventListener('message', hear);
    for (const timer of timers) clearTimeout(timer);
    port?.close();
    port = undefined;
  });
  return {
    isJoined: () => !!port,
    give(json) {
      port?.postMessage(json);
      return !!port;
    },
  };
};
