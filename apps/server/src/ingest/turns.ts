/** One's place behind those who came before. */
export interface Turn {
  /** Resolves when all before it have ended theirs. */
  comes: Promise<void>;
  /** Lets the next one go on; again it does nothing. */
  end(): void;
}

/** Turns in the order in which they are taken, whichever is ready first. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  take(): Turn {
    const comes = this.#last;
    const { promise: isOver, resolve: end } = Promise.withResolvers<void>();
    this.#last = comes.then(() => isOver);
    return { comes, end };
  }
}
