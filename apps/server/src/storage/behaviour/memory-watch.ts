/** Often enough for what grows over half a second; what ends sooner has not had the time to take much. */
const EVERY_MS = 200;

/** What a question that is under way has taken at most, by its id. */
export interface Taken {
  id: string;
  bytes: number;
}

/** Looks every so often what questions take while any are under way. */
export class MemoryWatch {
  readonly #look: () => Promise<Taken[]>;
  readonly #most = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(look: () => Promise<Taken[]>) {
    this.#look = look;
  }

  begin(id: string): void {
    this.#most.set(id, 0);
    this.#soon();
  }

  /** Bytes that it has taken at most; 0 where it ended before anybody looked. */
  end(id: string): number {
    const bytes = this.#most.get(id) ?? 0;
    this.#most.delete(id);
    return bytes;
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => void this.#now(), EVERY_MS);
  }

  async #now(): Promise<void> {
    if (this.#most.size > 0) {
      const taken = await this.#look().catch(() => []); // busy: it is looked again soon
      for (const { id, bytes } of taken) {
        const before = this.#most.get(id);
        if (before !== undefined) this.#most.set(id, Math.max(before, bytes));
      }
    }
    this.#timer = undefined;
    if (this.#most.size > 0) this.#soon();
  }
}
