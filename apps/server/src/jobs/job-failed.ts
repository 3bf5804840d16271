/** Why a job could not be done, in a sentence for people: others' faults, which need no stack in the log. */
export class JobFailed extends Error {
  override name = 'JobFailed';
  /** Trying again would not help. */
  readonly isFinal: boolean;

  constructor(sentence: string, { isFinal = false, cause }: { isFinal?: boolean; cause?: unknown } = {}) {
    super(sentence, { cause });
    this.isFinal = isFinal;
  }
}
