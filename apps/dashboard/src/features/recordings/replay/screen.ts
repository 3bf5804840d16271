import { EventType, type eventWithTime } from '@rrweb/types';
import type { Replayer } from 'rrweb';
import type { MountReplay } from '../../../ui/padlock/frame.ts';
import { type Span, spanAt } from './idle.ts';
import { picturelessSpans } from './pictures.ts';

interface ScreenEvents {
  /** A page was built. */
  onPicture?(): void;
  onSize(size: { width: number; height: number }): void;
  onBroken(): void;
}

/** One tab's page, rebuilt as it was at a moment. */
export class Screen {
  readonly #replayer: Replayer;
  #pictureless: Span[];

  private constructor(replayer: Replayer, events: readonly eventWithTime[]) {
    this.#replayer = replayer;
    this.#pictureless = picturelessSpans(events);
  }

  /** @returns undefined where there is no page to begin with */
  static open(
    mount: MountReplay,
    root: HTMLElement,
    events: eventWithTime[],
    { onPicture, onSize, onBroken }: ScreenEvents,
  ): Screen | undefined {
    if (events.length < 2 || !events.some((event) => event.type === EventType.FullSnapshot)) return undefined;
    const replayer = mount(root, events, onBroken);
    if (onPicture) replayer.on('fullsnapshot-rebuilded', onPicture);
    // What rrweb emits here is the size of a meta or a resize event, which were looked at by `isSound`.
    replayer.on('resize', (size) => onSize(size as { width: number; height: number }));
    return new Screen(replayer, events);
  }

  /** epoch ms */
  get time(): number {
    return this.#replayer.getMetaData().startTime + this.#replayer.getCurrentTime();
  }

  get document(): Document | null {
    return this.#replayer.iframe.contentDocument;
  }

  /** @param all with them */
  add(news: readonly eventWithTime[], all: readonly eventWithTime[]): void {
    for (const event of news) this.#replayer.addEvent(event);
    this.#pictureless = picturelessSpans(all);
  }

  show(time: number, isPlaying: boolean): void {
    const { startTime, endTime } = this.#replayer.getMetaData();
    // Sought to a moment without a picture, rrweb forgets the page it shows without building another, and all further
    // changes are lost on it. And it applies what came *before* a moment: the very end is one millisecond later.
    const shown = spanAt(this.#pictureless, time)?.to ?? time;
    const offset = Math.max(0, shown - startTime + (shown >= endTime ? 1 : 0));
    if (isPlaying) this.#replayer.play(offset);
    else this.#replayer.pause(offset);
  }

  setSpeed(speed: number): void {
    this.#replayer.setConfig({ speed });
  }

  stop(): void {
    this.#replayer.pause();
  }

  close(): void {
    this.#replayer.destroy();
  }
}
