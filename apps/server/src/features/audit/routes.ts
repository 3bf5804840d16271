import { Readable } from 'node:stream';
import { contract } from '@desirepath/contract';
import type { AuditEntry } from '@desirepath/contract/audit';
import { AUDIT } from '@desirepath/contract/limits';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { csvHead, csvRow } from '../../http/csv.ts';
import { fromCursor, pageOf } from '../../http/cursor.ts';
import type { Guard } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import { rawRoute } from '../../http/raw-route.ts';
import type { Records } from '../../storage/records/open.ts';
import { type AuditPlace, type AuditQuestion, selectEntries } from './queries.ts';

const place = z.object({ at: z.int(), id: z.uuid() });

export const createAuditRoutes = (records: Records) => ({
  list: api.audit.list.handler(async ({ input }) => {
    const after = fromCursor(input.cursor, place);
    const rows = await selectEntries(records, questionOf(input), after, input.limit + 1);
    const { items, next_cursor } = pageOf(rows, input.limit, ({ at, id }) => ({ at, id }));
    return { items: items.map(toEntry), next_cursor };
  }),
});

/** The route that gives the whole log as a file. */
export function auditExportRoute(records: Records, guard: Guard) {
  return async (app: FastifyInstance) => {
    rawRoute(app, guard, contract.audit.export, async ({ input, reply }) => {
      const write = input.format === 'csv' ? csvRows : jsonRows;
      return reply
        .type(input.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl')
        .header('content-disposition', `attachment; filename="audit.${input.format}"`)
        .send(Readable.from(write(everyEntry(records, questionOf(input)))));
    });
  };
}

type Given = Pick<AuditQuestion, 'team' | 'email' | 'action'> & { from?: string | undefined; to?: string | undefined };

const questionOf = ({ from, to, team, email, action }: Given): AuditQuestion => ({
  team,
  email,
  action,
  from: from === undefined ? undefined : Date.parse(from),
  to: to === undefined ? undefined : Date.parse(to),
});

const toEntry = ({ at, ...entry }: Omit<AuditEntry, 'at'> & AuditPlace): AuditEntry => ({
  ...entry,
  at: new Date(at).toISOString(),
});

async function* everyEntry(records: Records, question: AuditQuestion): AsyncGenerator<AuditEntry> {
  let after: AuditPlace | undefined;
  do {
    const rows = await selectEntries(records, question, after, AUDIT.exportBatch);
    yield* rows.map(toEntry);
    after = rows.length === AUDIT.exportBatch ? rows.at(-1) : undefined;
  } while (after);
}

const COLUMNS = ['at', 'email', 'action', 'site', 'subject', 'address', 'key', 'refused', 'id'] as const;

async function* csvRows(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  yield csvHead(COLUMNS);
  for await (const entry of entries) yield csvRow(COLUMNS.map((name) => String(entry[name] ?? '')));
}

async function* jsonRows(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}
