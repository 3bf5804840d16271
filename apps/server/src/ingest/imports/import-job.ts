import { existsSync, readdirSync, rmSync } from 'node:fs';
import { ERRORS } from '@desirepath/contract/errors';
import type { SiteImport } from '@desirepath/contract/imports';
import { say } from '@desirepath/contract/issues';
import { IMPORTS } from '@desirepath/contract/limits';
import { z } from 'zod';
import { toErrorBody } from '../../errors/app-error.ts';
import { isOfSystem } from '../../errors/is-of-system.ts';
import { cannotBeWritten, JobFailed } from '../../jobs/job-failed.ts';
import type { Add, Jobs } from '../../jobs/jobs.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { fullDisk } from '../../storage/full-disk.ts';
import {
  deleteImport,
  deleteUnbegunImports,
  selectImport,
  selectImports,
  selectWantedImports,
  updateImport,
} from '../../storage/records/imports.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { previewOf } from './preview.ts';
import { eraseImported } from './queries.ts';
import { importsIn, placesOf, recognise } from './recognise.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { tabOf, type Writing, writeEvents, writeRecording } from './write.ts';

export interface ImportsDependencies {
  jobs: Jobs;
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  /** The data folder. */
  folder: string;
  /** epoch ms */
  clock: () => number;
}

export interface Place {
  site: number;
  id: string;
}

/** Where imports are kept. */
type Kept = Pick<ImportsDependencies, 'records' | 'folder'>;

export interface Imports {
  begin: Add<Place>;
  undo: Add<Place>;
}

const place = z.object({ site: z.int(), id: z.uuid() });
/** The file is where it was uploaded: of several servers another may have taken the job, which then comes by it again. */
const ELSEWHERE_MS = 2_000;
const TRIES = 30;
const ELSEWHERE = say('file_elsewhere');
/** Two at a time would both find what both have missing, and write it twice. */
const ONE_BY_ONE = { lane: 'single' } as const;
/** From where an import goes on; one that is being undone does not. */
const BEGUN: SiteImport['status'][] = ['ready', 'running', 'failed'];
const UNTIL_IT_IS_HERE = { waitAfter: (attempt: number) => (attempt < TRIES ? ELSEWHERE_MS : undefined) };

/** The jobs that bring in what other systems exported, and that take it out again. */
export function defineImports({ jobs, behaviour, records, sites, folder, clock }: ImportsDependencies): Imports {
  const begin = jobs.define(
    'import',
    place,
    async (given, { attempt, signal, progress }) => {
      const site = sites.findById(given.site);
      const found = await selectImport(records, given);
      if (!site || !found) return;
      const { file, work, folder: files } = placesOf(folder, given.id);
      if (!existsSync(file)) {
        if (attempt >= TRIES) await updateImport(records, given, { status: 'failed', error: ELSEWHERE }, BEGUN);
        throw new JobFailed(ELSEWHERE);
      }
      if (!(await updateImport(records, given, { status: 'running', error: null }, BEGUN))) return;
      const undone = new AbortController();
      const told: Writing['told'] = async (outcome) => {
        const [isWanted] = await Promise.all([updateImport(records, given, { outcome }, ['running']), progress(0)]);
        if (!isWanted) undone.abort();
      };
      const either = AbortSignal.any([signal, undone.signal]);
      const writing: Writing = { behaviour, site, id: given.id, now: clock(), signal: either, told };
      try {
        const understood = await recognise(file, work);
        const outcome =
          understood.kind === 'rrweb'
            ? await writeRecording(writing, file, understood.recording)
            : await writeEvents(writing, understood.kind, understood.rows(writing.now));
        const isWanted = await updateImport(records, given, { status: 'done', outcome }, ['running']);
        if (!isWanted) return await takeOutOfNoSite(given, signal);
        rmSync(files, { recursive: true, force: true });
      } catch (error) {
        if (signal.aborted) throw error;
        if (undone.signal.aborted) return await takeOutOfNoSite(given, signal);
        const failure = failedBy(error, folder);
        await updateImport(records, given, { status: 'failed', error: failure.message }, ['running']);
        throw failure;
      }
    },
    { ...UNTIL_IT_IS_HERE, ...ONE_BY_ONE },
  );

  async function takeOut(given: Place, signal: AbortSignal): Promise<void> {
    const others = (await selectImports(records, given.site)).filter(({ id }) => id !== given.id);
    await eraseImported(
      behaviour,
      { site: given.site, tab: tabOf(given.id), others: others.map(({ id }) => tabOf(id)) },
      signal,
    );
  }

  /** What was written since the site was removed; where the import is undone instead, a job of its own takes it out. */
  async function takeOutOfNoSite(given: Place, signal: AbortSignal): Promise<void> {
    if (!(await selectImport(records, given))) await takeOut(given, signal);
  }

  const undo = jobs.define(
    'import-undo',
    place,
    async (given, { signal }) => {
      await takeOut(given, signal);
      await discardImport({ records, folder }, given);
    },
    ONE_BY_ONE,
  );

  return { begin, undo };
}

/** Forgets an import with its file; what came of it stays. */
export async function discardImport({ records, folder }: Kept, given: Place): Promise<void> {
  rmSync(placesOf(folder, given.id).folder, { recursive: true, force: true });
  await deleteImport(records, given);
}

/** Deletes the files here of imports that are no more, as those of a site that was removed, and of those that have waited for too long. */
export async function sweepImports({ records, folder }: Kept, now: number): Promise<void> {
  const since = now - IMPORTS.keptFor;
  await deleteUnbegunImports(records, since);
  const all = importsIn(folder);
  // Looked at first: each was noted before there was a folder for it.
  const found = existsSync(all) ? readdirSync(all) : [];
  if (found.length === 0) return;
  const wanted = new Set(await selectWantedImports(records, since));
  for (const id of found) if (!wanted.has(id)) rmSync(placesOf(folder, id).folder, { recursive: true, force: true });
}

/** Reads the file of an import, and keeps what would come of it. @param now epoch ms @throws UnreadableFile where it is nothing known here: then it is gone */
export async function readImport(
  { records, folder }: Kept,
  given: Place,
  now: number,
): Promise<SiteImport | undefined> {
  const { file, work } = placesOf(folder, given.id);
  const preview = await recognise(file, work)
    .then((understood) => previewOf(understood, now))
    .catch(async (error) => {
      if (error instanceof UnreadableFile) await discardImport({ records, folder }, given);
      throw error;
    });
  await updateImport(records, given, { preview, status: 'ready' }, ['waiting', 'ready']);
  return selectImport(records, given);
}

/** Undefined for what is not the file's fault. */
export const sentenceOf = (error: unknown): string | undefined =>
  error instanceof UnreadableFile ? error.message : undefined;

/** Begun again by who has mended what they can: the same file by itself would fail the same way. */
function failedBy(cause: unknown, folder: string): JobFailed {
  if (fullDisk(cause, folder)) return new JobFailed(ERRORS.storage_full.message, { isFinal: true, cause });
  if (isOfSystem(cause)) return cannotBeWritten(cause);
  return new JobFailed(sentenceOf(cause) ?? toErrorBody(cause).body.message, { isFinal: true, cause });
}
