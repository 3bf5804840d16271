import type { RecordingNote } from '@desirepath/contract/recording-notes';
import { DEFAULT_SETTINGS } from '@desirepath/contract/site-settings';
import { expect, test } from 'vitest';
import { mentionMails } from './mention-mails.ts';

const people = ['ada', 'bea', 'cyd'].map((id) => ({ id, name: id, email: `${id}@example.com` }));
const created_at = '2026-11-01T12:00:00.000Z';
const note: RecordingNote = {
  id: crypto.randomUUID(),
  at: 61_000,
  text: 'Look at <b>this</b>',
  author: { id: 'ada', name: 'Ada' },
  mentions: people.map(({ id, name }) => ({ id, name })),
  created_at,
  edited_at: null,
};
const given = {
  note,
  before: [],
  people,
  site: {
    id: 7,
    name: 'Shop',
    domain: 'shop.example',
    tracking_id: '',
    owner: 'ada',
    team: '3f2b8c1e-5d4a-4c6b-9e8f-0a1b2c3d4e60',
    created_at,
    settings: DEFAULT_SETTINGS,
  },
  recording: 'r',
  baseUrl: 'https://stats.example',
};

test('whoever is named in a note gets a mail with the way to the moment, its author none', () => {
  const mails = mentionMails(given);
  expect(mails.map(({ to }) => to)).toEqual(['bea@example.com', 'cyd@example.com']);
  expect(mails[0]?.blocks).toContainEqual({ kind: 'quote', text: 'Look at <b>this</b>' });
  const url = 'https://stats.example/sites/7/recordings/r?at=61000';
  expect(mails[0]?.blocks).toContainEqual(expect.objectContaining({ url }));
});

test('a note that is changed tells only those who were not named before, and may still see the site', () => {
  expect(mentionMails({ ...given, before: ['bea'] }).map(({ to }) => to)).toEqual(['cyd@example.com']);
  expect(mentionMails({ ...given, people: people.slice(0, 2) }).map(({ to }) => to)).toEqual(['bea@example.com']);
});
