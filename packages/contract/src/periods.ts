/** What people are put together by who began within the same one, by the calendar of the site. */
export const PERIODS = ['day', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];
