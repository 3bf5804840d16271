import { PATH_GROUPS } from '@desirepath/contract/limits';
import { appError } from '../../errors/app-error.ts';
import { api } from '../../http/implement.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { isUniqueViolation } from '../../storage/records/unique-violation.ts';
import { rangeOf } from '../segments/days/range.ts';
import { mostViewed } from '../segments/most-viewed/queries.ts';
import { deleteGroup, insertGroup, selectGroups } from './queries.ts';
import { suggestGroups } from './suggest.ts';

export interface PathGroupsDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

export function createPathGroupsRoutes({ behaviour, records, sites, createUuid, clock }: PathGroupsDependencies) {
  return {
    list: api.pathGroups.list.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      return { items: await selectGroups(records, input.site) };
    }),
    suggest: api.pathGroups.suggest.handler(async ({ input, context, signal }) => {
      const { settings } = await sites.owned(context.caller.account.id, input.site);
      const range = rangeOf(input, settings.time_zone);
      const paths = await mostViewed(behaviour, range, PATH_GROUPS.looked, signal);
      const kept = new Set((await selectGroups(records, input.site)).map(({ pattern }) => pattern));
      const items = suggestGroups(paths, PATH_GROUPS.suggested + kept.size).filter(({ pattern }) => !kept.has(pattern));
      return { items: items.slice(0, PATH_GROUPS.suggested), is_complete: paths.length < PATH_GROUPS.looked };
    }),
    create: api.pathGroups.create.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      if ((await selectGroups(records, input.site)).length >= PATH_GROUPS.kept) throw appError('too_many_path_groups');
      const { site, pattern, name = pattern } = input;
      const group = { id: createUuid(), site_id: site, name, pattern, created_at: clock() };
      return insertGroup(records, group).catch((error: unknown) => {
        throw isUniqueViolation(error) ? appError('path_group_taken', { cause: error }) : error;
      });
    }),
    remove: api.pathGroups.remove.handler(async ({ input: { params, query }, context }) => {
      await sites.owned(context.caller.account.id, query.site);
      if (!(await deleteGroup(records, query.site, params.id))) throw appError('path_group_not_found');
    }),
  };
}
