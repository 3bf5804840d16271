import { appError } from '../../errors/app-error.ts';

/** Lends each of its members to one user at a time; who finds none free waits in line. */
export class Pool<Member> {
  readonly #free: Member[];
  readonly #size: number;
  readonly #waiting: { resolve: (member: Member) => void; reject: (error: unknown) => void }[] = [];
  #isClosed = false;
  #allFree: (() => void) | undefined;
  readonly #queue: number;

  constructor(members: Member[], queue: number) {
    this.#free = [...members];
    this.#size = members.length;
    this.#queue = queue;
  }

  /** @throws AppError storage_unavailable when the line is full */
  async use<Result>(work: (member: Member) => Promise<Result>): Promise<Result> {
    const member = await this.#borrow();
    try {
      return await work(member);
    } finally {
      const next = this.#waiting.shift();
      if (next) next.resolve(member);
      else if (this.#free.push(member) === this.#size) this.#allFree?.();
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

  async #borrow(): Promise<Member> {
    if (this.#isClosed) throw appError('storage_unavailable');
    const member = this.#free.pop();
    if (member !== undefined) return member;
    if (this.#waiting.length >= this.#queue) throw appError('storage_unavailable');
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }
}
