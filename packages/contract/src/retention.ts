import { z } from 'zod';
import { viewer } from './access.ts';
import { actText } from './acts.ts';
import { moment } from './common.ts';
import { PERIODS } from './periods.ts';
import { question } from './segment.ts';

export const cohorts = z.object({
  period: z.enum(PERIODS),
  cohorts: z
    .array(
      z.object({
        at: moment.describe('When the period begins.'),
        size: z
          .number()
          .int()
          .describe('People who did the first thing in this period, and in none before it of these days.'),
        returned: z
          .array(z.number().int())
          .describe('How many of them did the other thing one period later, two later, … to the end of the days.'),
      }),
    )
    .describe('One for each period of the days, empty ones too.'),
  curve: z
    .array(z.number().nullable())
    .describe('Share of people who came back one period later, two later, … of all cohorts that are as old.'),
});
export type Cohorts = z.infer<typeof cohorts>;

export const retention = {
  cohorts: viewer
    .route({ method: 'GET', path: '/retention', summary: 'Who comes back', tags: ['retention'] })
    .input(
      question.extend({
        first: actText
          .optional()
          .describe(
            'What makes someone a part of a cohort, done in a session of the segment; any page view where nothing is said.',
          ),
        returning: actText.optional().describe('What counts as coming back; any page view where nothing is said.'),
        period: z.enum(PERIODS).default('week'),
      }),
    )
    .output(cohorts),
};
