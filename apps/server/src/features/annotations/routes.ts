import { ANNOTATIONS } from '@desirepath/contract/limits';
import { appError } from '../../errors/app-error.ts';
import { api } from '../../http/implement.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { momentsOf } from '../segments/days/moments/queries.ts';
import { rangeOf } from '../segments/days/range.ts';
import { countAnnotations, deleteAnnotation, insertAnnotation, selectAnnotations } from './queries.ts';

export interface AnnotationsDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

export function createAnnotationsRoutes({ behaviour, records, sites, createUuid, clock }: AnnotationsDependencies) {
  return {
    list: api.annotations.list.handler(async ({ input, context }) => {
      const { settings } = await sites.owned(context.caller.account.id, input.site);
      const { from, until } = await momentsOf(behaviour, rangeOf(input, settings.time_zone));
      return { items: await selectAnnotations(records, input.site, from, until) };
    }),
    create: api.annotations.create.handler(async ({ input: { site, at, text }, context }) => {
      await sites.owned(context.caller.account.id, site);
      if ((await countAnnotations(records, site)) >= ANNOTATIONS.perSite) throw appError('too_many_annotations');
      const moment = at === undefined ? clock() : Date.parse(at);
      return insertAnnotation(records, { id: createUuid(), site_id: site, at: moment, text });
    }),
    remove: api.annotations.remove.handler(async ({ input: { params, query }, context }) => {
      await sites.owned(context.caller.account.id, query.site);
      if (!(await deleteAnnotation(records, query.site, params.id))) throw appError('annotation_not_found');
    }),
  };
}
