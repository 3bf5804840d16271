import { type IssueCode, type IssueValues, sentenceOf } from '@desirepath/contract/issues';

/** Why a file is not brought in, in a sentence for people. All else that is thrown meanwhile is about us. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';

  constructor(code: IssueCode, values?: IssueValues, options?: ErrorOptions) {
    super(sentenceOf(code, values), options);
  }
}
