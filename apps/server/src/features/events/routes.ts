import { Readable } from 'node:stream';
import { contract } from '@desirepath/contract';
import type { ExportFormat } from '@desirepath/contract/events';
import { EXPORTS } from '@desirepath/contract/limits';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { abortOnClose } from '../../http/abort-on-close.ts';
import { fromCursor, pageOf } from '../../http/cursor.ts';
import type { Guard } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import { rawRoute } from '../../http/raw-route.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Ask } from '../segments/ask.ts';
import { usersOf } from '../segments/people/queries.ts';
import { eventsFile } from './file.ts';
import { eventNames, eventProperties, listEvents, propertyValues } from './queries.ts';

export interface EventsDependencies {
  behaviour: Behaviour;
  ask: Ask;
}

const eventPlace = z.object({ at: z.int(), tab_id: z.uuid(), seq: z.int().min(0).max(4_294_967_295) });

const iso = (at: number) => new Date(at).toISOString();

export function createEventsRoutes({ behaviour, ask }: EventsDependencies) {
  return {
    names: api.events.names.handler(async ({ input, context, signal }) => {
      const rows = await eventNames(behaviour, await ask(context.caller.account.id, input), input.limit, signal);
      return { items: rows.map((row) => ({ ...row, last_at: iso(row.last_at) })) };
    }),
    properties: api.events.properties.handler(async ({ input, context, signal }) => ({
      items: await eventProperties(behaviour, await ask(context.caller.account.id, input), input, signal),
    })),
    values: api.events.values.handler(async ({ input, context, signal }) => ({
      items: await propertyValues(behaviour, await ask(context.caller.account.id, input), input, signal),
    })),
    list: api.events.list.handler(async ({ input, context, signal }) => {
      const asked = await ask(context.caller.account.id, input);
      const after = fromCursor(input.cursor, eventPlace);
      const { type, name, act, limit } = input;
      const rows = await listEvents(behaviour, asked, { type, name, act, after, limit: limit + 1 }, signal);
      const { items, next_cursor } = pageOf(rows, limit, ({ at, tab_id, seq }) => ({ at, tab_id, seq }));
      const nameless = new Set(items.filter(({ user_id }) => user_id === '').map(({ visitor_id }) => visitor_id));
      const userOf = await usersOf(behaviour, input.site, [...nameless], signal);
      return {
        items: items.map(({ at, tab_id, seq, ...row }) => ({
          ...row,
          at: iso(at),
          user_id: row.user_id || (userOf.get(row.visitor_id) ?? ''),
        })),
        next_cursor,
      };
    }),
  };
}

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
};

/** The route that gives all events of a question as a file, passed on as the store finds them. */
export function eventsExportRoute({ behaviour, ask }: EventsDependencies, guard: Guard) {
  return async (app: FastifyInstance) => {
    rawRoute(
      app,
      guard,
      contract.events.export,
      async ({ input, caller, reply }) => {
        const asked = await ask(caller.account.id, input);
        const file = await eventsFile(behaviour, asked, input, abortOnClose(reply));
        return reply
          .type(TYPES[input.format])
          .header('content-disposition', `attachment; filename="events.${input.format}"`)
          .send(Readable.from(file, { objectMode: false }));
      },
      EXPORTS.longest,
    );
  };
}
