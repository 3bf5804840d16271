import { z } from 'zod';
import { analyst, viewer } from './access.ts';
import { BY_ADDRESS, moment, siteId } from './common.ts';
import { say } from './issues.ts';
import { NOTES } from './limits.ts';
import { recordedMs } from './recording-clips.ts';

/** Somebody who may see a site. */
export const person = z.object({ id: z.string(), name: z.string().describe('Their name, or else their address.') });
export type Person = z.infer<typeof person>;

export const recordingNote = z.object({
  id: z.uuid(),
  at: z.number().int().describe('ms from the start of the recording'),
  text: z.string(),
  author: person.nullable().describe('Null once they are gone.'),
  mentions: z.array(person).describe('Who is named in it; they are found by the mark `mentioned`.'),
  created_at: moment,
  edited_at: moment.nullable(),
});
export type RecordingNote = z.infer<typeof recordingNote>;

// Tabs and line breaks are text; other control characters would be invisible, and PostgreSQL cannot store all of them.
const text = z
  .string()
  .trim()
  .min(1)
  .max(NOTES.text)
  .regex(/^[^\p{Cc}]*(?:[\t\n\r][^\p{Cc}]*)*$/u, { message: say('control_characters') });
const mentions = z
  .array(z.string().max(64))
  .max(NOTES.mentions)
  .describe('Ids of people who may see the site; others are refused.');

const one = z.object({ id: z.uuid().describe('The recording.'), site: siteId });

export const recordingNotes = {
  list: viewer
    .route({ method: 'GET', path: '/recordings/{id}/notes', summary: 'Notes on a recording', tags: ['recordings'] })
    .input(one)
    .output(z.object({ items: z.array(recordingNote).describe('In order of their moments.') })),
  create: analyst
    .route({
      method: 'POST',
      path: '/recordings/{id}/notes',
      successStatus: 201,
      summary: 'Say something of a moment of a recording',
      tags: ['recordings'],
    })
    .input(one.extend({ at: recordedMs, text, mentions: mentions.default([]) }))
    .output(recordingNote),
  update: analyst
    .route({
      method: 'PATCH',
      path: '/recordings/{id}/notes/{note}',
      summary: 'Change a note of one’s own',
      tags: ['recordings'],
    })
    .input(one.extend({ note: z.uuid(), text, mentions: mentions.default([]) }))
    .output(recordingNote),
  remove: analyst
    .route({
      method: 'DELETE',
      path: '/recordings/{id}/notes/{note}',
      successStatus: 204,
      summary: 'Delete a note of one’s own',
      tags: ['recordings'],
      ...BY_ADDRESS,
    })
    .input(z.object({ params: z.object({ id: z.uuid(), note: z.uuid() }), query: z.object({ site: siteId }) })),
  people: viewer
    .route({
      method: 'GET',
      path: '/recording-notes/people',
      summary: 'Who may see the recordings of a site, and can be mentioned',
      tags: ['recordings'],
    })
    .input(z.object({ site: siteId }))
    .output(z.object({ items: z.array(person) })),
};
