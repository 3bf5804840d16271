import { NOTES } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import { appError } from '../../../errors/app-error.ts';
import { api } from '../../../http/implement.ts';
import type { SendMail } from '../../../net/mailer/mail.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { findRecording } from '../queries.ts';
import { mentionMails } from './mention-mails.ts';
import { countNotes, deleteNote, insertNote, type Recorded, selectNotes, updateNote } from './queries.ts';

interface NotesDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  sendMail: SendMail;
  /** Where people open the dashboard. */
  baseUrl: string;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

export function createNotesRoutes(dependencies: NotesDependencies) {
  const { behaviour, records, sites, sendMail, baseUrl, createUuid, clock } = dependencies;
  const noteOf = async (recorded: Recorded, id: string) => {
    const [note] = await selectNotes(records, recorded, id);
    if (!note) throw appError('note_not_found');
    return note;
  };
  /** Tells those who are named, and were not before. */
  const tellNamed = async (site: Site, recorded: Recorded, id: string, before: readonly string[]) => {
    const note = await noteOf(recorded, id);
    const people = note.mentions.length > 0 ? await sites.people(site.id) : [];
    for (const mail of mentionMails({ note, before, people, site, recording: recorded.id, baseUrl }))
      await sendMail(mail);
    return note;
  };

  return {
    list: api.recordingNotes.list.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      return { items: await selectNotes(records, input) };
    }),
    create: api.recordingNotes.create.handler(async ({ input, context }) => {
      const author = context.caller.account.id;
      const site = await sites.owned(author, input.site);
      await sites.refuseStrangers(input.site, input.mentions);
      if (!(await findRecording(behaviour, input.site, input.id))) throw appError('recording_not_found');
      if ((await countNotes(records, input)) >= NOTES.perRecording) throw appError('too_many_notes');
      const { at, text, mentions } = input;
      const id = createUuid();
      await insertNote(records, input, { id, at, text, mentions, author, created_at: clock() });
      return tellNamed(site, input, id, []);
    }),
    update: api.recordingNotes.update.handler(async ({ input, context }) => {
      const author = context.caller.account.id;
      const site = await sites.owned(author, input.site);
      await sites.refuseStrangers(input.site, input.mentions);
      const { note, text, mentions } = input;
      const before = (await noteOf(input, note)).mentions.map(({ id }) => id);
      if (!(await updateNote(records, input, { note, author, text, mentions, now: clock() })))
        throw appError('note_not_found');
      return tellNamed(site, input, note, before);
    }),
    remove: api.recordingNotes.remove.handler(async ({ input: { params, query }, context }) => {
      const author = context.caller.account.id;
      await sites.owned(author, query.site);
      if (!(await deleteNote(records, { site: query.site, id: params.id }, params.note, author)))
        throw appError('note_not_found');
    }),
    people: api.recordingNotes.people.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      const people = await sites.people(input.site);
      return { items: people.map(({ id, name, email }) => ({ id, name: name || email })) };
    }),
  };
}
