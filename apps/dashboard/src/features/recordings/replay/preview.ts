import type { eventWithTime } from '@rrweb/types';
import type { Player } from './player.ts';
import { Screen } from './screen.ts';

/** A second, smaller look at a recording: what the page was like at another moment, as far as that is loaded. */
export class Preview {
  #screen: Screen | undefined;
  #events: eventWithTime[] | undefined;
  #count = 0;
  readonly #root: HTMLElement;
  readonly #onSize: (size: { width: number; height: number }) => void;

  constructor(root: HTMLElement, onSize: (size: { width: number; height: number }) => void) {
    this.#root = root;
    this.#onSize = onSize;
  }

  /** @returns whether there is a picture of that moment */
  show(player: Player, time: number): boolean {
    const source = player.sourceAt(time);
    if (!source) return false;
    if (source.events !== this.#events || source.events.length !== this.#count) {
      this.close();
      this.#events = source.events;
      this.#count = source.events.length;
      // What is broken in it is counted where it is played.
      this.#screen = Screen.open(source.mount, this.#root, source.events, {
        onSize: this.#onSize,
        onBroken: () => undefined,
      });
    }
    this.#screen?.show(time, false);
    return this.#screen !== undefined;
  }

  close(): void {
    this.#screen?.close();
    this.#screen = undefined;
    this.#events = undefined;
  }
}
