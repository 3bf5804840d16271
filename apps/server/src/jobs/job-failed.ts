import { say } from '@desirepath/contract/issues';

interface JobFailedOptions {
  isFinal?: boolean;
  retryIn?: number | undefined;
  cause?: unknown;
}

/** Why a job could not be done, in a sentence for people. What it failed by in truth, its cause, is for the log. */
export class JobFailed extends Error {
  override name = 'JobFailed';
  /** Trying again would not help. */
  readonly isFinal: boolean;
  /** ms to the next attempt, where that is not what the kind of job usually waits. */
  readonly retryIn: number | undefined;

  constructor(sentence: string, { isFinal = false, retryIn, cause }: JobFailedOptions = {}) {
    super(sentence, { cause });
    this.isFinal = isFinal;
    this.retryIn = retryIn;
  }
}

/** Of a file that somebody named, by what the system says of it, which names the file: as `EACCES: permission denied, open '/srv/events.csv'`. */
export const cannotBeWritten = (cause: NodeJS.ErrnoException): JobFailed =>
  new JobFailed(say('file_not_written', { reason: cause.message }), { isFinal: true, cause });
