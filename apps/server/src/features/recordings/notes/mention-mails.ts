import type { RecordingNote } from '@desirepath/contract/recording-notes';
import type { Site } from '@desirepath/contract/sites';
import type { Mail } from '../../../net/mailer/mail.ts';
import { mentionLetter } from '../../../net/mailer/templates.ts';
import type { SitePerson } from '../../../storage/records/site-rows.ts';

interface Mentioning {
  note: RecordingNote;
  /** Whom it named before it was changed: they have had their mail. */
  before: readonly string[];
  /** Who may see the site. */
  people: readonly SitePerson[];
  site: Site;
  recording: string;
  /** Where people open the dashboard. */
  baseUrl: string;
}

/** The mails to those whom a note names for the first time; its author needs none. */
export function mentionMails({ note, before, people, site, recording, baseUrl }: Mentioning): Mail[] {
  const named = new Set(note.mentions.map(({ id }) => id));
  const readers = people.filter(({ id }) => named.has(id) && !before.includes(id) && id !== note.author?.id);
  return readers.map(({ email }) => ({
    to: email,
    ...mentionLetter({
      author: note.author?.name ?? 'Somebody',
      site: site.name,
      text: note.text,
      url: `${baseUrl}/sites/${site.id}/recordings/${recording}?at=${note.at}`,
    }),
  }));
}
