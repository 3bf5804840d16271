import { appError } from '../../errors/app-error.ts';

/** `heavy` is what takes much memory, and time; of `unknown` it is not known. Few of either go side by side, so that what is light need not wait for them. */
export type Weight = 'light' | 'heavy' | 'unknown';

/** Lends each of its members to one user at a time; who finds none free waits in line, where what may go passes what may not. */
export class Pool<Member> {
  readonly #free: Member[];
  readonly #size: number;
  readonly #waiting: { weight: Weight; resolve: (member: Member) => void; reject: (error: unknown) => void }[] = [];
  #isClosed = false;
  #allFree: (() => void) | undefined;
  readonly #queue: number;
  readonly #most: Record<Weight, number>;
  /** Users that have a member now. */
  readonly #using: Record<Weight, number> = { light: 0, heavy: 0, unknown: 0 };

  /** @param heavyAtOnce of each weight that is not light */
  constructor(members: Member[], queue: number, heavyAtOnce = members.length) {
    this.#free = [...members];
    this.#size = members.length;
    this.#queue = queue;
    this.#most = { light: members.length, heavy: heavyAtOnce, unknown: heavyAtOnce };
  }

  /** @throws AppError storage_unavailable when the line is full */
  async use<Result>(work: (member: Member) => Promise<Result>, weight: Weight = 'light'): Promise<Result> {
    const member = await this.#borrow(weight);
    try {
      return await work(member);
    } finally {
      this.#using[weight] -= 1;
      this.#free.push(member);
      this.#lend();
      if (this.#free.length === this.#size) this.#allFree?.();
    }
  }

  /** Whether all members are in use. */
  get isFull(): boolean {
    return this.#free.length === 0;
  }

  /** Turns away who waits, and resolves when nobody uses a member any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(appError('storage_unavailable'));
    if (this.#free.length < this.#size) await new Promise<void>((resolve) => (this.#allFree = resolve));
  }

  async #borrow(weight: Weight): Promise<Member> {
    if (this.#isClosed) throw appError('storage_unavailable');
    if (this.#waiting.length >= this.#queue && !this.#may(weight)) throw appError('storage_unavailable');
    return new Promise((resolve, reject) => {
      this.#waiting.push({ weight, resolve, reject });
      this.#lend();
    });
  }

  #may(weight: Weight): boolean {
    return this.#free.length > 0 && this.#using[weight] < this.#most[weight];
  }

  /** To the first in line that may have it. */
  #lend(): void {
    const place = this.#waiting.findIndex(({ weight }) => this.#may(weight));
    const [next] = place < 0 ? [] : this.#waiting.splice(place, 1);
    const member = next && this.#free.pop();
    if (!next || member === undefined) return;
    this.#using[next.weight] += 1;
    next.resolve(member);
  }
}
