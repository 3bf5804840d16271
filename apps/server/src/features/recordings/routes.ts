import { contract } from '@desirepath/contract';
import type { Goal } from '@desirepath/contract/goals';
import { QUERY } from '@desirepath/contract/limits';
import type { Recording, RecordingMarks } from '@desirepath/contract/recordings';
import type { Site } from '@desirepath/contract/sites';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { appError } from '../../errors/app-error.ts';
import { fromCursor, pageOf } from '../../http/cursor.ts';
import type { Guard } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import { rawRoute } from '../../http/raw-route.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import type { Ask } from '../segments/ask.ts';
import { lastDays } from '../segments/days/last-days.ts';
import { compileMarks, marksOf } from './marks/queries.ts';
import { cursorAfter, placeOf } from './parts/part.ts';
import {
  type ChunkRow,
  chunksFrom,
  countRecordings,
  findRecording,
  listRecordings,
  type RecordingRow,
  timeline,
} from './queries.ts';
import { reasonsOf } from './reasons.ts';
import { siteOf } from './site-of.ts';

export interface RecordingsDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  ask: Ask;
  goalsOf: (site: Site) => Promise<Goal[]>;
  /** What the team calls a survey; nothing for one that is not kept here. */
  surveyName: (site: number, id: string) => string | undefined;
  /** epoch ms */
  clock: () => number;
}

const listPlace = z.object({ key: z.int(), id: z.uuid() });

export function createRecordingsRoutes({
  behaviour,
  records,
  sites,
  ask,
  goalsOf,
  surveyName,
  clock,
}: RecordingsDependencies) {
  return {
    list: api.recordings.list.handler(async ({ input, context, signal }) => {
      const { settings } = await sites.owned(context.caller.account.id, input.site);
      const days = lastDays(QUERY.usualDays, settings.time_zone, clock());
      const question = { ...input, from: input.from ?? days.from, to: input.to ?? days.to };
      const { site, range, segment } = await ask(context.caller.account.id, question);
      const after = fromCursor(input.cursor, listPlace);
      const viewer = { site: input.site, account: context.caller.account.id };
      const marks = await compileMarks(records, viewer, input.marks, clock());
      const page = {
        sort: input.sort,
        limit: input.limit + 1,
        after,
        conversions: (await goalsOf(site)).map(({ act }) => act),
      };
      const rows = await listRecordings(behaviour, { range, segment, marks }, page, signal);
      const { items, next_cursor } = pageOf(rows, input.limit, ({ key, id }) => ({ key, id }));
      const marked = await marksOf(
        records,
        viewer,
        items.map((row) => row.recording_id),
      );
      return {
        items: items.map(({ reason_counts, key, id, ...row }) => ({
          ...toRecording(input.site, row, marked(row.recording_id)),
          ...reasonsOf(reason_counts),
        })),
        next_cursor,
      };
    }),

    count: api.recordings.count.handler(async ({ input, context, signal }) => {
      const { range, segment } = await ask(context.caller.account.id, input);
      const viewer = { site: input.site, account: context.caller.account.id };
      const marks = await compileMarks(records, viewer, input.marks, clock());
      return { count: await countRecordings(behaviour, { range, segment, marks }, signal) };
    }),

    get: api.recordings.get.handler(async ({ input, context }) => {
      const site = await siteOf({ behaviour, sites }, context.caller, input);
      const viewer = { site, account: context.caller.account.id };
      const [marked, row, events] = await Promise.all([
        marksOf(records, viewer, [input.id]),
        findRecording(behaviour, site, input.id),
        timeline(behaviour, site, input.id),
      ]);
      if (!row) throw appError('recording_not_found');
      return {
        ...toRecording(site, row, marked(input.id)),
        timeline: events.map(({ at, message, ...event }) => ({
          ...event,
          at: new Date(at).toISOString(),
          message: (event.type === 'custom' && surveyName(site, message)) || message,
        })),
      };
    }),
  };
}

/** The route that gives what to play: megabytes of JSON, passed through as they are stored. */
export function recordingChunksRoute(
  { behaviour, sites }: Pick<RecordingsDependencies, 'behaviour' | 'sites'>,
  guard: Guard,
) {
  return async (app: FastifyInstance) => {
    rawRoute(app, guard, contract.recordings.chunks, async ({ input, caller, reply }) => {
      await sites.owned(caller.account.id, input.site);
      const from = placeOf(input.cursor);
      const chunks = await chunksFrom(behaviour, input.site, input.id, from, input.until);
      if (chunks.length === 0 && !from) throw appError('recording_not_found');
      return reply.type('application/json').send(chunkPage(chunks));
    });
  };
}

function chunkPage(chunks: ChunkRow[]): string {
  const items = chunks.map(({ tab_id, seq, payload }) => `{"tab_id":"${tab_id}","seq":${seq},"events":${payload}}`);
  const last = chunks.at(-1);
  // An empty page ends the list; every other one may be followed.
  const next = last ? cursorAfter(last) : null;
  return `{"items":[${items.join(',')}],"next_cursor":${JSON.stringify(next)}}`;
}

const toRecording = (
  site: number,
  { rage_clicks, started_at, ...row }: RecordingRow,
  marks: RecordingMarks,
): Recording => {
  const created_at = new Date(started_at).toISOString();
  return {
    ...row,
    ...marks,
    site,
    session: row.recording_id,
    started_at: created_at,
    created_at,
    has_errors: row.errors > 0,
    has_rage_clicks: rage_clicks > 0,
  };
};
