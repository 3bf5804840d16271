import { SEGMENT } from '@desirepath/contract/limits';
import { appError } from '../../../errors/app-error.ts';
import { api } from '../../../http/implement.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { isUniqueViolation } from '../../../storage/records/unique-violation.ts';
import { deleteView, insertView, selectViews, updateView } from './queries.ts';

export interface ViewsDependencies {
  records: Records;
  sites: Sites;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

export function createViewsRoutes({ records, sites, createUuid, clock }: ViewsDependencies) {
  return {
    list: api.recordingViews.list.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      return { items: await selectViews(records, input.site) };
    }),
    create: api.recordingViews.create.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      if ((await selectViews(records, input.site)).length >= SEGMENT.views) throw appError('too_many_views');
      const { name, filter, site } = input;
      const view = { id: createUuid(), site_id: site, name, filter, created_at: clock() };
      return insertView(records, view).catch(refuseTakenName);
    }),
    update: api.recordingViews.update.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      const view = await updateView(records, input.site, input.id, input).catch(refuseTakenName);
      if (!view) throw appError('view_not_found');
      return view;
    }),
    remove: api.recordingViews.remove.handler(async ({ input: { params, query }, context }) => {
      await sites.owned(context.caller.account.id, query.site);
      if (!(await deleteView(records, query.site, params.id))) throw appError('view_not_found');
    }),
  };
}

function refuseTakenName(error: unknown): never {
  throw isUniqueViolation(error) ? appError('view_taken', { cause: error }) : error;
}
