import type { Contract } from '@desirepath/contract';
import { type DateRange, rangeOf } from '@desirepath/contract/days';
import { BOARDS } from '@desirepath/contract/limits';
import type { Segment } from '@desirepath/contract/segment';
import type { BoardDays, Shown, TileAnswer } from '@desirepath/contract/tiles';
import type { ContractRouterClient } from '@orpc/contract';
import { appError } from '../../errors/app-error.ts';

type Client = ContractRouterClient<Contract>;

/** The routes that tiles are answers of, asked in somebody's name. */
export interface Questions {
  trends: Pick<Client['trends'], 'overview' | 'breakdown' | 'vitals' | 'live'>;
  funnels: Pick<Client['funnels'], 'get' | 'analytics'>;
  paths: Pick<Client['paths'], 'flow'>;
  retention: Pick<Client['retention'], 'cohorts'>;
  goals: Pick<Client['goals'], 'list'>;
  heatmaps: Pick<Client['heatmaps'], 'query'>;
  forms: Pick<Client['forms'], 'get'>;
  events: Pick<Client['events'], 'names'>;
}

/** Whose sessions and which days a tile is about. */
export interface Scope extends DateRange {
  site: number;
  filter: Segment;
}

export const daysOf = (days: BoardDays, timeZone: string, now: number): DateRange =>
  'preset' in days ? rangeOf(days.preset, timeZone, new Date(now)) : days;

/**
 * What a tile says: the answer of the view that it is of.
 * @throws whatever that view refuses, such as a funnel that is gone or days that are too many
 */
export async function answerTile(
  ask: Questions,
  shows: Shown,
  { site, from, to, filter }: Scope,
  signal: AbortSignal | undefined,
): Promise<TileAnswer> {
  const question = { ...filter, site, from, to };
  const options = { signal };
  switch (shows.kind) {
    case 'figures':
      return { kind: shows.kind, overview: await ask.trends.overview({ ...question, goal: shows.goal }, options) };
    case 'trend': {
      const { interval, compare, goal } = shows;
      return {
        kind: shows.kind,
        overview: await ask.trends.overview({ ...question, interval, compare, goal }, options),
      };
    }
    case 'breakdown': {
      const { kind, ...by } = shows;
      const [breakdown, { totals }] = await Promise.all([
        ask.trends.breakdown({ ...question, ...by }, options),
        ask.trends.overview(question, options),
      ]);
      return { kind, breakdown, visitors: totals.visitors };
    }
    case 'funnel': {
      const { name, count_by, site: owner } = await ask.funnels.get({ id: shows.funnel }, options);
      // Whoever asks may have several sites; a board is of one.
      if (owner !== site) throw appError('funnel_not_found');
      const analytics = await ask.funnels.analytics({ ...filter, id: shows.funnel, from, to }, options);
      return { kind: shows.kind, name, count_by, analytics };
    }
    case 'paths': {
      const { kind, ...of } = shows;
      return { kind, flow: await ask.paths.flow({ ...question, ...of }, options) };
    }
    case 'retention': {
      const { kind, ...of } = shows;
      return { kind, retention: await ask.retention.cohorts({ ...question, ...of }, options) };
    }
    case 'goals':
      return goalsOf(ask, shows.goals, question, options);
    case 'vitals':
      return { kind: shows.kind, vitals: await ask.trends.vitals(question, options) };
    case 'live':
      return { kind: shows.kind, now: await ask.trends.live({ site }, options) };
    case 'heatmap': {
      const { kind, map, path, screen } = shows;
      const { pageviews, sessions, data } = await ask.heatmaps.query({ ...question, kind: map, path, screen }, options);
      return {
        kind,
        pageviews,
        sessions,
        total: data.total,
        depth: data.depth,
        bands: data.bands.filter(({ from: top }) => top % 10 === 0),
        elements: data.elements.slice(0, BOARDS.elements),
      };
    }
    case 'form': {
      const { name, ...figures } = await ask.forms.get({ ...question, id: shows.form }, options);
      return { kind: shows.kind, name, figures };
    }
    case 'events':
      return { kind: shows.kind, events: await ask.events.names({ ...question, limit: BOARDS.elements }, options) };
  }
}

/** Goals that are gone are passed over: the others are still worth a look. */
async function goalsOf(
  ask: Questions,
  ids: readonly string[],
  question: Segment & DateRange & { site: number },
  options: { signal: AbortSignal | undefined },
): Promise<TileAnswer> {
  const { items } = await ask.goals.list({ site: question.site }, options);
  const goals = ids.flatMap((id) => items.find((goal) => goal.id === id) ?? []);
  if (goals.length === 0) throw appError('goal_not_found');
  const figures = await Promise.all(
    goals.map(async ({ id, name }) => {
      const { totals, previous, currency } = await ask.trends.overview({ ...question, goal: id }, options);
      return { id, name, totals, previous, currency };
    }),
  );
  return {
    kind: 'goals',
    sessions: figures[0]?.totals.sessions ?? 0,
    goals: figures.map(({ id, name, totals, previous, currency }) => ({
      id,
      name,
      conversions: totals.conversions,
      conversions_before: previous.conversions,
      revenue: totals.revenue,
      currency,
    })),
  };
}
