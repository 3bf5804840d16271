import { contract } from '@desirepath/contract';
import type { Feedback } from '@desirepath/contract/feedback';
import { FEEDBACK } from '@desirepath/contract/limits';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { appError } from '../../errors/app-error.ts';
import { csvOf } from '../../http/csv.ts';
import { fromCursor, pageOf } from '../../http/cursor.ts';
import type { Guard } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import { rawRoute } from '../../http/raw-route.ts';
import type { SendMail } from '../../net/mailer/mail.ts';
import type { EraseMails } from '../../net/mailer/mail-files.ts';
import { feedbackReplyLetter } from '../../net/mailer/templates.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { emptyJournal } from '../../storage/records/journal.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import {
  deleteFeedback,
  findFeedback,
  insertFeedbackNote,
  isRecorded,
  selectFeedback,
  selectFeedbackNotes,
  summarizeFeedback,
  updateFeedback,
} from './queries.ts';

export interface FeedbackDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  sendMail: SendMail;
  /** Deletes what was mailed about some messages and is a file. */
  eraseMails: EraseMails;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

const place = z.object({ at: z.int(), id: z.uuid() });

export function createFeedbackRoutes(dependencies: FeedbackDependencies) {
  const { behaviour, records, sites, sendMail, eraseMails, createUuid, clock } = dependencies;
  const found = async (site: number, id: string): Promise<Feedback> => {
    const message = await findFeedback(records, site, id);
    if (!message) throw appError('feedback_not_found');
    return message;
  };
  const peopleOf = async (site: number) =>
    (await sites.people(site)).map(({ id, name, email }) => ({ id, name: name || email }));
  const addNote = async (
    kind: 'note' | 'reply',
    { site, id, text }: { site: number; id: string; text: string },
    author: string,
  ) => {
    const note = { id: createUuid(), site_id: site, feedback_id: id, kind, text, author, created_at: clock() };
    await insertFeedbackNote(records, note);
    const [written] = await selectFeedbackNotes(records, site, id, note.id);
    if (!written) throw appError('feedback_not_found');
    return written;
  };
  const refuseTooManyNotes = async (site: number, id: string) => {
    if ((await selectFeedbackNotes(records, site, id)).length >= FEEDBACK.notes) {
      throw appError('too_many_feedback_notes');
    }
  };

  return {
    list: api.feedback.list.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      const after = fromCursor(input.cursor, place);
      const messages = await selectFeedback(records, input.site, input, { after, limit: input.limit + 1 });
      return pageOf(messages, input.limit, (last) => ({ at: Date.parse(last.at), id: last.id }));
    }),
    summary: api.feedback.summary.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      const [summary, people] = await Promise.all([summarizeFeedback(records, input.site), peopleOf(input.site)]);
      return { ...summary, people };
    }),
    get: api.feedback.get.handler(async ({ input: { site, id }, context }) => {
      await sites.owned(context.caller.account.id, site);
      const message = await found(site, id);
      const [notes, is_recorded] = await Promise.all([
        selectFeedbackNotes(records, site, id),
        message.session_id === null ? false : isRecorded(behaviour, site, message.session_id),
      ]);
      return { ...message, notes, is_recorded };
    }),
    update: api.feedback.update.handler(async ({ input: { site, id, ...changes }, context }) => {
      await sites.owned(context.caller.account.id, site);
      const { assignee } = changes;
      if (assignee) await sites.refuseStrangers(site, [assignee]);
      if (!(await updateFeedback(records, site, id, changes))) throw appError('feedback_not_found');
      return found(site, id);
    }),
    note: api.feedback.note.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      await found(input.site, input.id);
      await refuseTooManyNotes(input.site, input.id);
      return addNote('note', input, context.caller.account.id);
    }),
    reply: api.feedback.reply.handler(async ({ input, context }) => {
      const site = await sites.owned(context.caller.account.id, input.site);
      const message = await found(input.site, input.id);
      if (!message.email) throw appError('no_email_given');
      await refuseTooManyNotes(input.site, input.id);
      const { account } = context.caller;
      const page = message.host + message.path;
      const letter = feedbackReplyLetter({ site: site.name, page, text: input.text, said: message.text });
      await sendMail({ ...letter, to: message.email, reply_to: account.email, about: message.id });
      return addNote('reply', input, account.id);
    }),
    remove: api.feedback.remove.handler(async ({ input: { params, query }, context }) => {
      await sites.owned(context.caller.account.id, query.site);
      if (!(await deleteFeedback(records, query.site, params.id))) throw appError('feedback_not_found');
      await eraseMails({ addresses: [], ids: [params.id] });
      await emptyJournal(records);
    }),
  };
}

const COLUMNS = [
  'at',
  'state',
  'mood',
  'text',
  'email',
  'tags',
  'assignee',
  'page',
  'title',
  'element',
  'language',
  'device',
  'browser',
  'os',
  'session_id',
  'id',
] as const;

/** The route that gives what visitors have said as a file. */
export function feedbackCsvRoute({ records, sites }: Pick<FeedbackDependencies, 'records' | 'sites'>, guard: Guard) {
  return async (app: FastifyInstance) => {
    rawRoute(app, guard, contract.feedback.csv, async ({ input, caller, reply }) => {
      await sites.owned(caller.account.id, input.site);
      const messages = await selectFeedback(records, input.site, input, { limit: FEEDBACK.perSite });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="feedback.csv"')
        .send(csvOf(COLUMNS, messages.map(toRow)));
    });
  };
}

const toRow = (message: Feedback): (string | number)[] =>
  COLUMNS.map((column) => {
    if (column === 'tags') return message.tags.join(', ');
    if (column === 'assignee') return message.assignee?.name ?? '';
    if (column === 'page') return message.host + message.path;
    if (column === 'element') return message.element?.selector ?? '';
    return message[column] ?? '';
  });
