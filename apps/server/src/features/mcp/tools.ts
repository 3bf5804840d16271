import { type Contract, contract } from '@desirepath/contract';
import type { ContractRouterClient } from '@orpc/contract';
import { z } from 'zod';
import { appError } from '../../errors/app-error.ts';
import { summarise } from './summary.ts';

type Client = ContractRouterClient<Contract>;

/** The routes that tools ask, in the name of whoever calls. None of them changes anything. */
export interface Questions {
  sites: Pick<Client['sites'], 'list'>;
  trends: Pick<Client['trends'], 'overview' | 'breakdown' | 'vitals' | 'live'>;
  events: Pick<Client['events'], 'names'>;
  goals: Pick<Client['goals'], 'list'>;
  funnels: Pick<Client['funnels'], 'list' | 'analytics' | 'differences'>;
  paths: Pick<Client['paths'], 'journeys'>;
  retention: Pick<Client['retention'], 'cohorts'>;
  forms: Pick<Client['forms'], 'list'>;
  heatmaps: Pick<Client['heatmaps'], 'pages' | 'query' | 'engagement'>;
  recordings: Pick<Client['recordings'], 'list' | 'get'>;
  visitors: Pick<Client['visitors'], 'session'>;
}

/** What an agent is told of a tool, and what it does. */
export interface Tool {
  description: string;
  /** JSON Schema of what it takes. */
  inputSchema: { type: 'object'; [key: string]: unknown };
  run(ask: Questions, input: Record<string, unknown>, signal: AbortSignal): Promise<unknown>;
}

interface Procedure<Input extends z.ZodType> {
  '~orpc': { inputSchema?: Input | undefined };
}

/** A tool is a route of the contract: it takes the same, answers the same, and is refused the same. */
function tool<Input extends z.ZodType, Answer>(
  procedure: Procedure<Input>,
  description: string,
  routeOf: (ask: Questions) => (input: z.input<Input>, options: { signal: AbortSignal }) => Promise<Answer>,
  inWords: (answer: Answer) => unknown = (answer) => answer,
): Tool {
  const { inputSchema = z.object({}) } = procedure['~orpc'];
  const schema = z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any', override: shorten });
  const taken = Object.keys(schema.properties ?? {});
  return {
    description,
    inputSchema: { ...schema, type: 'object', additionalProperties: false },
    run: async (ask, input, signal) => {
      refuseUnknown(input, taken);
      // The route itself checks what it is given.
      return inWords(await routeOf(ask)(input as z.input<Input>, { signal }));
    },
  };
}

/** Agents carry the list of tools through every conversation: how a format is checked, and what any whole number is, is no news to them. */
function shorten({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/**
 * A route passes over parameters that it does not have. An agent guesses their names, and would take the figures of everybody for those
 * of the segment it meant. @throws AppError invalid_input
 */
function refuseUnknown(input: Record<string, unknown>, taken: readonly string[]): void {
  const message = `There is no such argument. Those that there are: ${taken.join(', ')}`;
  const issues = Object.keys(input)
    .filter((name) => !taken.includes(name))
    .map((path) => ({ path, message }));
  if (issues.length > 0) throw appError('invalid_input', { issues });
}

export const TOOLS: Record<string, Tool> = {
  list_sites: tool(contract.sites.list, 'The sites that can be asked about, with their ids.', (ask) => ask.sites.list),
  overview: tool(
    contract.trends.overview,
    'Visitors, sessions, page views, bounce rate, duration, errors and frustration over time, beside the period before.',
    (ask) => ask.trends.overview,
  ),
  breakdown: tool(
    contract.trends.breakdown,
    'The same figures by a property: page, source, campaign, device, country …',
    (ask) => ask.trends.breakdown,
  ),
  web_vitals: tool(contract.trends.vitals, 'How fast pages were for their visitors.', (ask) => ask.trends.vitals),
  live_now: tool(contract.trends.live, 'Who is on the site now.', (ask) => ask.trends.live),
  event_names: tool(contract.events.names, 'Which events were seen, and how often.', (ask) => ask.events.names),
  goals: tool(contract.goals.list, 'The goals of a site.', (ask) => ask.goals.list),
  list_funnels: tool(contract.funnels.list, 'The funnels of a site, with their ids.', (ask) => ask.funnels.list),
  funnel: tool(
    contract.funnels.analytics,
    'How many reached each step of a funnel, where the others dropped, and how long it took.',
    (ask) => ask.funnels.analytics,
  ),
  funnel_differences: tool(
    contract.funnels.differences,
    'What those who dropped at a step of a funnel did or were more often than those who went on.',
    (ask) => ask.funnels.differences,
  ),
  journeys: tool(contract.paths.journeys, 'The commonest ways through the site.', (ask) => ask.paths.journeys),
  retention: tool(
    contract.retention.cohorts,
    'Who comes back, by when they first came.',
    (ask) => ask.retention.cohorts,
  ),
  forms: tool(contract.forms.list, 'Forms with views, starts, submits and drop-off.', (ask) => ask.forms.list),
  heatmap_pages: tool(contract.heatmaps.pages, 'Pages that have a heatmap.', (ask) => ask.heatmaps.pages),
  heatmap: tool(
    contract.heatmaps.query,
    'Figures of a heatmap: elements by clicks, or how far the page was scrolled and where it was looked at.',
    (ask) => ask.heatmaps.query,
  ),
  page_engagement: tool(
    contract.heatmaps.engagement,
    'How visitors deal with a page.',
    (ask) => ask.heatmaps.engagement,
  ),
  search_recordings: tool(
    contract.recordings.list,
    'Recorded sessions that match a segment, those most worth a look first, each with what happened in it.',
    (ask) => ask.recordings.list,
  ),
  recording_timeline: tool(
    contract.recordings.get,
    'What happened in a recorded session, moment by moment.',
    (ask) => ask.recordings.get,
  ),
  session_summary: tool(
    contract.visitors.session,
    'A session in a few lines: who, the way through the site, and what went wrong.',
    (ask) => ask.visitors.session,
    summarise,
  ),
};
