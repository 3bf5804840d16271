import { appendFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { contract } from '@desirepath/contract';
import type { SiteImport } from '@desirepath/contract/imports';
import { say } from '@desirepath/contract/issues';
import { IMPORTS } from '@desirepath/contract/limits';
import { readIssue } from '@desirepath/contract/read-issue';
import type { FastifyInstance } from 'fastify';
import { appError } from '../../errors/app-error.ts';
import type { Caller, Guard } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import { rawRoute } from '../../http/raw-route.ts';
import type { Add } from '../../jobs/jobs.ts';
import { insertImport, selectImport, selectImports, updateImport } from '../../storage/records/imports.ts';
import type { Records } from '../../storage/records/open.ts';

type Status = SiteImport['status'];

interface Place {
  site: number;
  id: string;
}

export interface ImportsDependencies {
  records: Records;
  /** The file of an import. */
  fileOf: (id: string) => string;
  /** Says what a file is. @throws Error where it is nothing known */
  read: (place: Place) => Promise<SiteImport | undefined>;
  /** What may be said of such an error. */
  sentenceOf: (error: unknown) => string | undefined;
  begin: Add<Place>;
  undo: Add<Place>;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

export function createImportsRoutes({
  records,
  fileOf,
  read,
  sentenceOf,
  begin,
  undo,
  createUuid,
  clock,
}: ImportsDependencies) {
  /** Of two who ask at the same time one begins, and what is begun has a job: without one it could neither end nor begin again. */
  const putInLine = (place: Place, add: Add<Place>, { account }: Caller, status: Status, from: Status[]) =>
    records.transaction().execute(async (within) => {
      if (!(await updateImport(within, place, { status }, from))) throw appError('import_not_ready');
      return add(place, { owner: account.id, key: place.id, within });
    });

  return {
    list: api.imports.list.handler(async ({ input }) => ({ items: await selectImports(records, input.site) })),

    create: api.imports.create.handler(async ({ input: { site, name } }) => {
      if ((await selectImports(records, site)).length >= IMPORTS.perSite) throw appError('too_many_imports');
      return insertImport(records, { site, name, id: createUuid(), now: clock() });
    }),

    read: api.imports.read.handler(async ({ input: place }) => {
      const { status } = await found(records, place);
      if (status !== 'waiting' && status !== 'ready') throw appError('import_not_ready');
      if (!existsSync(fileOf(place.id))) throw unreadable(say('file_missing'));
      const understood = await read(place).catch((cause) => {
        const message = sentenceOf(cause);
        throw message === undefined ? cause : unreadable(message, cause);
      });
      if (!understood) throw appError('import_not_found');
      return understood;
    }),

    begin: api.imports.begin.handler(async ({ input: place, context: { caller } }) => {
      await found(records, place);
      return { job_id: await putInLine(place, begin, caller, 'running', ['ready', 'failed']) };
    }),

    undo: api.imports.undo.handler(async ({ input: { params, query }, context: { caller } }) => {
      const place = { id: params.id, site: query.site };
      await found(records, place);
      const from: Status[] = ['waiting', 'ready', 'running', 'done', 'failed', 'undoing'];
      return { job_id: await putInLine(place, undo, caller, 'undoing', from) };
    }),
  };
}

const unreadable = (message: string, cause?: unknown) =>
  appError('import_unreadable', { message, issues: [readIssue({ message })], cause });

async function found(records: Records, place: Place): Promise<SiteImport> {
  const known = await selectImport(records, place);
  if (!known) throw appError('import_not_found');
  return known;
}

/** The route that takes the parts of a file: they may be large, and are bytes. */
export function importContentRoute({ records, fileOf }: Pick<ImportsDependencies, 'records' | 'fileOf'>, guard: Guard) {
  return async (app: FastifyInstance) => {
    app.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: IMPORTS.partBytes },
      (_request, body, done) => done(null, body),
    );
    rawRoute(app, guard, contract.imports.send, async ({ input: { site, id, offset }, reply }) => {
      const { status } = await found(records, { site, id });
      if (status !== 'waiting') throw appError('import_not_ready');
      const part: unknown = reply.request.body;
      if (!Buffer.isBuffer(part)) throw appError('unsupported_media_type');
      const file = fileOf(id);
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      if (offset === 0) rmSync(file, { force: true }); // begun anew
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size !== offset) throw appError('import_out_of_order');
      if (size + part.length > IMPORTS.fileBytes) throw appError('import_too_large');
      appendFileSync(file, part, { mode: 0o600 });
      return reply.send({ received: size + part.length });
    });
  };
}
