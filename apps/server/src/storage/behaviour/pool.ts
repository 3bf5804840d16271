import { appError } from '../../http/app-error.ts';

/** Lends each of its members to one user at a time; who finds none free waits in line. */
export class Pool<Member> {
  readonly #free: Member[];
  readonly #size: number;
  readonly #waiting: ((member: Member) => void)[] = [];
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
      if (next) next(member);
      else this.#free.push(member);
    }
  }

  /** Resolves when nobody uses a member any more. */
  async drain(): Promise<void> {
    const members = await Promise.all(Array.from({ length: this.#size }, () => this.#borrow()));
    this.#free.push(...members);
  }

  async #borrow(): Promise<Member> {
    const member = this.#free.pop();
    if (member !== undefined) return member;
    if (this.#waiting.length >= this.#queue) throw appError('storage_unavailable');
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
