import { z } from 'zod';
import type { Jobs } from '../../../jobs/jobs.ts';
import type { EraseMails } from '../../../net/mailer/mail-files.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { eraseReplays } from '../../../storage/behaviour/replays.ts';
import { emptyJournal } from '../../../storage/records/journal.ts';
import type { Records } from '../../../storage/records/open.ts';
import { forgetMarks } from '../../../storage/records/recordings.ts';
import {
  BY_VISITOR,
  countRows,
  eraseSnapshots,
  OF_RESPONSES,
  OF_VISITORS,
  responsesOf,
  sessionsOf,
} from './queries.ts';
import {
  countMarks,
  deleteDeliveriesOf,
  deleteWords,
  endDeletion,
  feedbackOf,
  forgetNames,
  noteCounts,
  subjectOfDeletion,
} from './records/queries.ts';

interface DeletionDependencies {
  jobs: Jobs;
  behaviour: Behaviour;
  records: Records;
  /** Writes what is on its way into the store: what comes in after that is a new visit. */
  drain: () => Promise<void>;
  /** Deletes the assets that no page of a site shows any more, and the pieces of snapshots that have grown old. */
  clearUnused: (siteId: number, signal: AbortSignal) => Promise<void>;
  /** Deletes mails that were written as files. @returns how many */
  eraseMails: EraseMails;
  /** epoch ms */
  clock: () => number;
}

/**
 * The job that deletes one person everywhere, to the last byte. It names nobody: whom it is about stands in its proof until it is done. Can
 * be run again after it was cut off, for each step finds what is left.
 */
export function defineDeletion({
  jobs,
  behaviour,
  records,
  drain,
  clearUnused,
  eraseMails,
  clock,
}: DeletionDependencies) {
  return jobs.define(
    'visitor-deletion',
    z.object({ site: z.int(), deletion: z.uuid() }),
    async ({ site, deletion }, { signal, progress }) => {
      const subject = await subjectOfDeletion(records, deletion);
      if (!subject) return;
      await drain();
      const { visitors } = subject;
      const { sessions } = await sessionsOf(behaviour, site, visitors);
      const [rows, marks, feedback, responses] = await Promise.all([
        countRows(behaviour, site, visitors),
        countMarks(records, site, sessions),
        feedbackOf(records, site, subject, sessions),
        responsesOf(behaviour, site, subject, sessions),
      ]);
      await noteCounts(records, deletion, {
        ...rows,
        survey_responses: responses.length,
        marks,
        feedback: feedback.length,
      });

      const words = feedback.map(({ id }) => id);
      const addresses = [...feedback.flatMap(({ email }) => email ?? []), subject.term];
      const answers = responses.map(({ id }) => id);
      const ids = [...visitors, ...sessions, ...words, ...answers];
      const forget = async () => {
        const noted = await forgetNames(records, site, { ids, words: [...subject.users, ...addresses] });
        await noteCounts(records, deletion, { ...noted, mails: await eraseMails({ addresses, ids }) });
      };
      // Before the messages are gone, which know the addresses; and once more for what was noted meanwhile.
      await forget();
      await deleteDeliveriesOf(records, site, { feedback: words, responses });
      await forgetMarks(records, site, sessions);
      await deleteWords(records, site, { feedback: words, responses: answers });
      await progress(10);
      const params = { site, visitors };
      await eraseSnapshots(behaviour, site, visitors, signal);
      await eraseReplays(behaviour, site, sessions, signal);
      await clearUnused(site, signal);
      await progress(50);
      if (answers.length > 0)
        await behaviour.erase('survey_responses', OF_RESPONSES, { site, responses: answers }, signal);
      // Who only wrote is known by no browser, and the engine deletes nothing of an empty list.
      for (const table of visitors.length > 0 ? BY_VISITOR : [])
        await behaviour.erase(table, OF_VISITORS, params, signal);

      await forget();
      await endDeletion(records, deletion, clock());
      await emptyJournal(records);
    },
  );
}
