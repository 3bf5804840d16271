import type { FunnelDefinition } from '@desirepath/contract/funnel-definition';
import type { Funnel } from '@desirepath/contract/funnels';
import type { Goal } from '@desirepath/contract/goals';
import { issue } from '@desirepath/contract/issues';
import { FUNNELS } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import { z } from 'zod';
import { appError } from '../../errors/app-error.ts';
import { fromCursor, pageOf } from '../../http/cursor.ts';
import type { Caller } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import type { Ask } from '../segments/ask.ts';
import { lastDays } from '../segments/days/last-days.ts';
import { analyse } from './analytics/analyse.ts';
import { differences } from './differences/queries.ts';
import { definitionOf, deleteFunnel, insertFunnel, selectFunnel, selectFunnels, updateFunnel } from './queries.ts';
import { propose } from './suggestions/propose.ts';
import { nextSteps, suggestions } from './suggestions/queries.ts';

export interface FunnelsDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  ask: Ask;
  goalsOf: (site: Site) => Promise<Goal[]>;
  /** Puts the measuring of a site's funnels in line. */
  measure: (site: number) => Promise<unknown>;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

const place = z.object({ name: z.string(), id: z.uuid() });

/** Of those who say nothing of days. */
const USUAL_DAYS = 30;

export function createFunnelsRoutes(deps: FunnelsDependencies) {
  const { behaviour, records, sites, ask, goalsOf, measure, createUuid, clock } = deps;

  /** @throws AppError funnel_not_found, forbidden */
  async function owned(caller: Caller, id: string): Promise<Funnel> {
    const { thing } = await sites.permittedThing(caller, await selectFunnel(records, id), 'funnel_not_found');
    return thing;
  }

  /** The question that a call about a funnel asks: the last days, where it names none. */
  async function asked(account: string, { site }: Funnel, input: { from?: string; to?: string }) {
    const { settings } = await sites.owned(account, site);
    const days = lastDays(USUAL_DAYS, settings.time_zone, clock());
    return { ...input, site, from: input.from ?? days.from, to: input.to ?? days.to };
  }

  return {
    list: api.funnels.list.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      const after = fromCursor(input.cursor, place);
      const found = await selectFunnels(records, input.site, { limit: input.limit + 1, after });
      return pageOf(found, input.limit, ({ name, id }) => ({ name, id }));
    }),
    create: api.funnels.create.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      const others = await selectFunnels(records, input.site, { limit: FUNNELS.saved });
      if (others.length >= FUNNELS.saved) throw appError('too_many_funnels');
      const { site, name } = input;
      const made = { id: createUuid(), site_id: site, name, definition: definitionOf(input), created_at: clock() };
      const funnel = await insertFunnel(records, made);
      await measure(site);
      return funnel;
    }),
    get: api.funnels.get.handler(({ input, context }) => owned(context.caller, input.id)),
    update: api.funnels.update.handler(async ({ input, context }) => {
      const { site } = await owned(context.caller, input.id);
      const { id, name, revision } = input;
      const funnel = await updateFunnel(records, id, { name, revision, definition: definitionOf(input) });
      if (!funnel) throw appError('funnel_not_found');
      await measure(site);
      return funnel;
    }),
    remove: api.funnels.remove.handler(async ({ input, context }) => {
      await owned(context.caller, input.id);
      await deleteFunnel(records, input.id);
    }),

    analytics: api.funnels.analytics.handler(async ({ input, context, signal }) => {
      const account = context.caller.account.id;
      const funnel = await owned(context.caller, input.id);
      const question = await asked(account, funnel, input);
      return analyse({ behaviour, ask }, { ...input, ...question, account, definition: funnel }, signal);
    }),
    preview: api.funnels.preview.handler(({ input, context, signal }) =>
      analyse({ behaviour, ask }, { ...input, account: context.caller.account.id, definition: input }, signal),
    ),
    differences: api.funnels.differences.handler(async ({ input, context, signal }) => {
      const account = context.caller.account.id;
      const funnel = await owned(context.caller, input.id);
      if (input.step > funnel.steps.length)
        throw appError('invalid_input', { issues: [issue('step', 'no_such_step')] });
      const { range, segment } = await ask(account, await asked(account, funnel, input));
      return differences(behaviour, { definition: funnel, range, segment, step: input.step }, signal);
    }),

    suggestions: api.funnels.suggestions.handler(async ({ input, context, signal }) => {
      const { range, segment } = await ask(context.caller.account.id, input);
      return { items: await suggestions(behaviour, { range, segment, search: input.search }, signal) };
    }),
    next: api.funnels.next.handler(async ({ input, context, signal }) => {
      const { range, segment } = await ask(context.caller.account.id, input);
      const definition: FunnelDefinition = {
        steps: input.steps,
        order: 'ordered',
        window_seconds: FUNNELS.usualWindow,
        count_by: 'session',
        exclusions: [],
      };
      return nextSteps(behaviour, { range, segment, definition }, signal);
    }),
    proposal: api.funnels.proposal.handler(async ({ input, context, signal }) => {
      const { site, range, segment } = await ask(context.caller.account.id, input);
      return propose(behaviour, { range, segment, goals: await goalsOf(site) }, signal);
    }),
  };
}
