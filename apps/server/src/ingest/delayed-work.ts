/** Work that is done a while after it was asked for, all that was asked for meanwhile at once, and one run after another. */
export class DelayedWork {
  readonly #work: () => Promise<void>;
  readonly #afterMs: number;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  /** @param work never rejects */
  constructor(work: () => Promise<void>, afterMs: number) {
    this.#work = work;
    this.#afterMs = afterMs;
  }

  soon(): void {
    this.#timer ??= setTimeout(() => void this.now(), this.#afterMs);
  }

  /** Resolves when what there was at the call is done. */
  now(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running = this.#running.then(this.#work);
    return this.#running;
  }
}
