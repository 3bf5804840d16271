import { SESSION_KINDS } from './conditions.ts';

/** What a session has one value of each; or a property of the events that are steps, of the first that has it. */
export const FUNNEL_BREAKDOWNS = [...SESSION_KINDS, 'property'] as const;
export type FunnelBreakdown = (typeof FUNNEL_BREAKDOWNS)[number];
