import type { Clause } from '@desirepath/contract/conditions';
import { say } from '@desirepath/contract/issues';
import { SEGMENT } from '@desirepath/contract/limits';
import { readIssue } from '@desirepath/contract/read-issue';
import { clausesOf } from '@desirepath/contract/segment';
import type { SavedSegment } from '@desirepath/contract/segments';
import { appError } from '../../../errors/app-error.ts';
import { api } from '../../../http/implement.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { isUniqueViolation } from '../../../storage/records/unique-violation.ts';
import type { Ask } from '../ask.ts';
import { type ReferenceKinds, resolveSegment } from '../references.ts';
import { segmentSize } from '../size/queries.ts';
import { deleteSegment, insertSegment, selectSegments, selectUsers, updateSegment } from './queries.ts';

export interface SegmentsDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  ask: Ask;
  kinds: ReferenceKinds;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

export function createSegmentsRoutes({
  behaviour,
  records,
  sites,
  ask,
  kinds,
  createUuid,
  clock,
}: SegmentsDependencies) {
  return {
    list: api.segments.list.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      return { items: await selectSegments(records, input.site) };
    }),
    size: api.segments.size.handler(async ({ input, context, signal }) => {
      const { range, segment } = await ask(context.caller.account.id, input);
      return segmentSize(behaviour, range, segment, signal);
    }),
    create: api.segments.create.handler(async ({ input: { site: siteId, name, filter }, context }) => {
      const site = await sites.owned(context.caller.account.id, siteId);
      if ((await selectSegments(records, siteId)).length >= SEGMENT.saved) throw appError('too_many_segments');
      await resolveSegment(site, filter, kinds);
      const segment = { id: createUuid(), site_id: siteId, name, filter, created_at: clock() };
      return insertSegment(records, segment).catch(refuseTakenName);
    }),
    update: api.segments.update.handler(async ({ input, context }) => {
      const site = await sites.owned(context.caller.account.id, input.site);
      if (input.filter) {
        // As it will be: a segment that would come to contain itself is found by it.
        const changed = { name: input.name ?? 'This segment', clauses: clausesOf(input.filter) };
        const segment: ReferenceKinds['segment'] = async (of, reference, beside) =>
          reference.id === input.id ? changed : kinds.segment(of, reference, beside);
        await resolveSegment(site, { where: `segment:${input.id}` }, { ...kinds, segment });
      }
      const segment = await updateSegment(records, input.site, input.id, input).catch(refuseTakenName);
      if (!segment) throw appError('segment_not_found');
      return segment;
    }),
    remove: api.segments.remove.handler(async ({ input: { params, query }, context }) => {
      await sites.owned(context.caller.account.id, query.site);
      const segments = usersOf(params.id, await selectSegments(records, query.site));
      const { boards, alerts, recording_views } = await selectUsers(records, query.site, params.id);
      const used = [
        ...inUse('segment_in_segments', segments),
        ...inUse('segment_in_boards', boards),
        ...inUse('segment_in_alerts', alerts),
        ...inUse('segment_in_recording_views', recording_views),
      ];
      const [message] = used;
      if (message !== undefined)
        throw appError('segment_in_use', { message, issues: used.map((sentence) => readIssue({ message: sentence })) });
      if (!(await deleteSegment(records, query.site, params.id))) throw appError('segment_not_found');
    }),
  };
}

const inUse = (code: InUse, users: readonly string[]): string[] =>
  users.length > 0 ? [say(code, { names: users.map((name) => `“${name}”`).join(', ') })] : [];

type InUse = 'segment_in_segments' | 'segment_in_boards' | 'segment_in_alerts' | 'segment_in_recording_views';

/** Names of the segments that are made of one. */
const usersOf = (id: string, among: readonly SavedSegment[]) =>
  among.filter(({ filter }) => refersTo(clausesOf(filter), id)).map(({ name }) => name);

const refersTo = (clauses: readonly Clause[], id: string): boolean =>
  clauses.some((clause) =>
    clause.kind === 'group' ? refersTo(clause.any.flat(), id) : clause.kind === 'segment' && clause.id === id,
  );

function refuseTakenName(error: unknown): never {
  throw isUniqueViolation(error) ? appError('segment_taken', { cause: error }) : error;
}
