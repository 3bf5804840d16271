import { uuidOfText } from '../uuid-of-hash.ts';

/** The id by which it is told that something was answered to a survey: the same however often it is told. */
export const answeredId = (response: string, revision: number): string => uuidOfText(`${response} ${revision}`);
