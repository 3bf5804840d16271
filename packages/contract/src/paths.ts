import { z } from 'zod';
import { viewer } from './access.ts';
import { pathGroup } from './acts.ts';
import { wireInt } from './common.ts';
import { conditionsText, stopName } from './conditions.ts';
import { say, sayOf } from './issues.ts';
import { PATHS } from './limits.ts';
import { question } from './segment.ts';

/** Groups of pages that count as one stop, such as `/products/* /blog/*`; the first that fits. */
export const groupsText = z
  .string()
  .max(PATHS.groupsText)
  .superRefine((given, context) => {
    const groups = readGroups(given);
    const wrong = groups.find((group) => !pathGroup.safeParse(group).success);
    if (wrong !== undefined) context.addIssue({ code: 'custom', message: sayOf(wrong, say('not_group')) });
    if (groups.length > PATHS.groups)
      context.addIssue({ code: 'custom', message: say('too_many_groups', { most: PATHS.groups }) });
  })
  .describe('Groups of pages, parted by spaces: `/products/* /blog/*`.');

export const readGroups = (given: string): string[] => given.split(/\s+/).filter(Boolean);

/** What is looked at of each session: its stops in order, each repeated one once. */
const pathsQuestion = question.extend({
  start: stopName.optional().describe('Only from the first time on that this was done.'),
  end: stopName.optional().describe('Only up to the last time that this was done, told backwards.'),
  events: z.stringbool().or(z.boolean()).default(false).describe('Custom events are stops as well as pages.'),
  groups: groupsText.default(''),
  goal: conditionsText.optional().describe('Conditions of those who convert; they are told apart from the others.'),
});

const checked = <Shape extends z.ZodType<{ start?: string | undefined; end?: string | undefined }>>(shape: Shape) =>
  shape.refine(({ start, end }) => start === undefined || end === undefined, {
    path: ['end'],
    message: say('start_and_end'),
  });

const counts = {
  sessions: z.number().int(),
  converted: z.number().int().describe('Of these; 0 without a goal.'),
};

/** Stops that are told under one name, and where a session was over. */
export const OTHER = 'other';
export const EXIT = 'exit';

export const pathEdge = z.object({
  step: z.number().int().describe('Of the stop that it leads from, counted from 1.'),
  from: z.string().describe('A path, a group, `event:` and a name, or `other`.'),
  to: z.string().describe('The same, or `exit`: nothing came after it.'),
  ...counts,
});
export type PathEdge = z.infer<typeof pathEdge>;

export const pathNode = z.object({ step: z.number().int(), name: z.string(), ...counts });
export type PathNode = z.infer<typeof pathNode>;

export const journey = z.object({ stops: z.array(z.string()), ...counts });
export type Journey = z.infer<typeof journey>;

export const flow = z.object({ ...counts, nodes: z.array(pathNode), edges: z.array(pathEdge) });
export type Flow = z.infer<typeof flow>;

/** The ways that sessions take. */
export const paths = {
  flow: viewer
    .route({ method: 'GET', path: '/paths', summary: 'Ways of sessions, step by step', tags: ['paths'] })
    .input(
      checked(
        pathsQuestion.extend({
          steps: wireInt.min(PATHS.steps.min).max(PATHS.steps.max).default(PATHS.steps.usual),
          most: wireInt.min(1).max(PATHS.nodes).default(PATHS.usualNodes).describe('Stops told of at each step.'),
          min_share: z.coerce
            .number<number>()
            .min(0)
            .max(1)
            .default(PATHS.usualShare)
            .describe('Stops that a smaller share of the sessions made at a step are told as `other`.'),
        }),
      ),
    )
    .output(flow),
  journeys: viewer
    .route({ method: 'GET', path: '/paths/journeys', summary: 'The commonest whole journeys', tags: ['paths'] })
    .input(checked(pathsQuestion.extend({ limit: wireInt.min(1).max(PATHS.journeys).default(20) })))
    .output(
      z.object({
        ...counts,
        items: z
          .array(journey)
          .describe(`Most sessions first; a journey of more than ${PATHS.journeyStops} stops ends there.`),
      }),
    ),
};
