import { initialState, type PlayerState } from './state.ts';

/** What a player's state is, and who is told when it is another. */
export class PlayerStore {
  #state: PlayerState;
  #listeners = new Set<() => void>();

  /** @param start Where the recording starts, epoch ms. */
  constructor(start: number) {
    this.#state = initialState(start);
  }

  get state(): PlayerState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(change: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
