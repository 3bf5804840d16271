import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { ArchiveFile } from './archive.ts';
import { indexPage } from './index-page.ts';
import {
  BY_VISITOR,
  countRows,
  EVERY_RESPONSE,
  everyRow,
  responsesOf,
  sessionsOf,
  type VisitorTable,
} from './queries.ts';
import { feedbackOf } from './records/queries.ts';
import type { Subject } from './subject.ts';

/** What each file is called, and what a person who opens it should know. */
const FILES: Record<VisitorTable | 'survey_responses' | 'feedback', { name: string; says: string }> = {
  sessions: { name: 'visits.jsonl', says: 'Your visits: when, from which kind of device and country, by which way.' },
  events: {
    name: 'events.jsonl',
    says: 'What you did: pages you opened, clicks, scrolling, forms (not what you typed).',
  },
  replay_chunks: {
    name: 'recordings.jsonl',
    says: 'Recordings of pages as you saw them, masked as the site has chosen.',
  },
  identities: { name: 'accounts.jsonl', says: 'The account of the site that your browser was signed in with.' },
  survey_responses: { name: 'answers.jsonl', says: 'What you answered to surveys.' },
  feedback: { name: 'messages.jsonl', says: 'Messages you sent by the feedback button.' },
};

/** All that is kept of a person, as files: first a page to read, then everything as it is stored, a line of JSON for each row. */
export async function* personFiles(
  { behaviour, records }: { behaviour: Behaviour; records: Records },
  site: { id: number; name: string; domain: string },
  subject: Subject,
  { now, signal }: { now: number; signal: AbortSignal },
): AsyncGenerator<ArchiveFile> {
  const { visitors } = subject;
  const { sessions, first, last } = await sessionsOf(behaviour, site.id, visitors);
  const [rows, responses, messages] = await Promise.all([
    countRows(behaviour, site.id, visitors),
    responsesOf(behaviour, site.id, subject, sessions),
    feedbackOf(records, site.id, subject, sessions),
  ]);
  const all = { ...rows, survey_responses: responses.length, feedback: messages.length };
  const kinds = [...BY_VISITOR.toReversed(), 'survey_responses' as const, 'feedback' as const].map((kind) => ({
    ...FILES[kind],
    rows: all[kind],
  }));
  yield { name: 'index.html', content: [Buffer.from(indexPage({ site, subject, kinds, first, last, now }))] };
  for (const table of BY_VISITOR) {
    const params = { site: site.id, visitors };
    const content = await behaviour.export(everyRow(table), params, 'JSONEachRow', signal);
    yield { name: FILES[table].name, content };
  }
  const answers = { site: site.id, responses: responses.map(({ id }) => id) };
  yield {
    name: FILES.survey_responses.name,
    content: await behaviour.export(EVERY_RESPONSE, answers, 'JSONEachRow', signal),
  };
  const lines = messages.map(({ sought: _sought, assignee: _assignee, ...message }) => `${JSON.stringify(message)}\n`);
  yield { name: FILES.feedback.name, content: [Buffer.from(lines.join(''))] };
}
