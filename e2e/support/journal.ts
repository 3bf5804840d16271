import type { Acknowledgement } from '@desirepath/traffic';

/** What the senders were told is safe, as `tab_id seq`. */
export class Journal {
  readonly #numbers = new Set<string>();
  doubled = 0;

  get size() {
    return this.#numbers.size;
  }

  note({ tab_id, seqs }: Acknowledgement) {
    for (const seq of seqs) {
      const number = `${tab_id} ${seq}`;
      if (this.#numbers.has(number)) this.doubled += 1;
      this.#numbers.add(number);
    }
  }

  missingFrom(stored: ReadonlySet<string>): string[] {
    return [...this.#numbers].filter((number) => !stored.has(number));
  }
}
