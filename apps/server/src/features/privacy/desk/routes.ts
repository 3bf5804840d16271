import { createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { contract } from '@desirepath/contract';
import { EXPORTS } from '@desirepath/contract/limits';
import type { FastifyInstance } from 'fastify';
import { appError } from '../../../errors/app-error.ts';
import { abortOnClose } from '../../../http/abort-on-close.ts';
import type { Guard } from '../../../http/guard.ts';
import { api } from '../../../http/implement.ts';
import { rawRoute } from '../../../http/raw-route.ts';
import type { Add } from '../../../jobs/jobs.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { zipOf } from './archive.ts';
import { personFiles } from './export.ts';
import { countRows, responsesOf, sessionsOf } from './queries.ts';
import { countMarks, feedbackOf, insertDeletion, selectDeletions } from './records/queries.ts';
import { type Subject, subjectOf } from './subject.ts';

export interface DeskDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  deletePerson: Add<{ site: number; deletion: string }>;
  /** Of the installation: makes fingerprints that nobody else can make. */
  secret: string;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

const isoOf = (at: number) => (at > 0 ? new Date(at).toISOString() : null);

export function createDeskRoutes({ behaviour, records, deletePerson, secret, createUuid, clock }: DeskDependencies) {
  const stores = { behaviour, records };
  const fingerprintOf = (site: number, term: string) =>
    createHmac('sha256', secret).update(`deletion ${site} ${term.toLowerCase()}`).digest('hex');
  const countsOf = async (site: number, subject: Subject) => {
    const { sessions, first, last } = await sessionsOf(behaviour, site, subject.visitors);
    const [rows, responses, marks, feedback] = await Promise.all([
      countRows(behaviour, site, subject.visitors),
      responsesOf(behaviour, site, subject, sessions),
      countMarks(records, site, sessions),
      feedbackOf(records, site, subject, sessions),
    ]);
    const said = { survey_responses: responses.length, feedback: feedback.length };
    return { counts: { ...rows, ...said, marks }, first, last };
  };

  return {
    find: api.privacy.find.handler(async ({ input: { site, term } }) => {
      const subject = await subjectOf(stores, site, term);
      const [{ counts, first, last }, deletions] = await Promise.all([
        countsOf(site, subject),
        selectDeletions(records, site, fingerprintOf(site, term)),
      ]);
      return {
        visitor_ids: subject.visitors,
        user_ids: subject.users,
        first_seen: isoOf(first),
        last_seen: isoOf(last),
        counts,
        deletions,
      };
    }),
    remove: api.privacy.remove.handler(async ({ input: { site, term }, context: { caller } }) => {
      const subject = await subjectOf(stores, site, term);
      const { counts } = await countsOf(site, subject);
      if (Object.values(counts).every((rows) => rows === 0)) throw appError('subject_not_found');
      const id = createUuid();
      const [requested_at, requested_by] = [clock(), caller.account.email];
      const fingerprint = fingerprintOf(site, term);
      await insertDeletion(records, {
        ...{ id, site_id: site, fingerprint, requested_by, requested_at },
        subject: JSON.stringify(subject),
      });
      await deletePerson({ site, deletion: id }, { owner: caller.account.id, key: id });
      const at = new Date(requested_at).toISOString();
      return { id, fingerprint, requested_by, requested_at: at, done_at: null, counts: {} };
    }),
    deletions: api.privacy.deletions.handler(async ({ input }) => ({
      items: await selectDeletions(records, input.site),
    })),
  };
}

/** The route that hands out all that is kept of one person. */
export function personExportRoute(
  { behaviour, records, sites, clock }: Omit<DeskDependencies, 'deletePerson'>,
  guard: Guard,
) {
  return async (app: FastifyInstance) => {
    rawRoute(
      app,
      guard,
      contract.privacy.export,
      async ({ input, caller, reply }) => {
        const site = await sites.owned(caller.account.id, input.site);
        const subject = await subjectOf({ behaviour, records }, site.id, input.term);
        // Who only wrote to the site, or answered by a link, is known by no browser.
        const hasSaid = async () =>
          (await feedbackOf(records, site.id, subject, [])).length > 0 ||
          (await responsesOf(behaviour, site.id, subject, [])).length > 0;
        if (subject.visitors.length === 0 && !(await hasSaid())) throw appError('subject_not_found');
        const given = { now: clock(), signal: abortOnClose(reply) };
        const files = personFiles({ behaviour, records }, site, subject, given);
        return reply
          .type('application/zip')
          .header('content-disposition', 'attachment; filename="person.zip"')
          .send(Readable.from(zipOf(files), { objectMode: false }));
      },
      EXPORTS.longest,
    );
  };
}
