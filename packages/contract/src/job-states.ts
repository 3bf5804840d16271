/** What a job is at. A `queued` one with an `error` has failed before and will be tried again. */
export const JOB_STATES = ['queued', 'running', 'done', 'failed'] as const;
