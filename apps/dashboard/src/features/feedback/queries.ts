import type { Client } from '../../app/api.ts';
import { api } from '../../app/api.ts';
import { stringifySearch } from '../../app/search.ts';
import type { FeedbackSearch } from './search.ts';

export type FeedbackSummary = Awaited<ReturnType<Client['feedback']['summary']>>;
export type FeedbackDetail = Awaited<ReturnType<Client['feedback']['get']>>;

/** Which messages, without which one is read. */
export const choiceOf = ({ message, ...choice }: FeedbackSearch) => choice;

export const inboxQuery = (site: number, search: FeedbackSearch) =>
  api.feedback.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ site, ...choiceOf(search), cursor }),
    initialPageParam: undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });

export const summaryQuery = (site: number) => api.feedback.summary.queryOptions({ input: { site } });

export const messageQuery = (site: number, id: string) => api.feedback.get.queryOptions({ input: { site, id } });

/** The address of the same messages as a file. */
export const csvAddress = (site: number, search: FeedbackSearch): string =>
  `/api/feedback.csv${stringifySearch({ site, ...choiceOf(search) })}`;

/** The recording of the session that a message was written in, where there is one. */
export const recordingQuery = ({ site, session_id, is_recorded }: FeedbackDetail) => ({
  ...api.recordings.get.queryOptions({ input: { site, id: session_id ?? '' } }),
  enabled: is_recorded && session_id !== null,
});
