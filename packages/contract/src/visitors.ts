import { z } from 'zod';
import { ABOUT, audited, viewer } from './access.ts';
import { dateRange, listInput, listOf, moment, siteId } from './common.ts';
import { TEXT } from './limits.ts';
import { shownEvent } from './shown-event.ts';

/** A visit, as it is told to clients of the API. Texts that are not known are null. */
export const session = z.object({
  session_id: z.uuid(),
  site: siteId,
  visitor: z.uuid().describe('The id of the visitor whose session it is.'),
  user_identifier: z.string().nullable().describe('Who the visitor turned out to be.'),
  started_at: moment,
  ended_at: moment.describe('Of its last event so far.'),
  device_type: z.string().nullable(),
  browser: z.string().nullable(),
  os: z.string().nullable(),
  location: z.object({
    country: z.string().nullable().describe('ISO 3166-1 alpha-2.'),
    region: z.string().nullable(),
    city: z.string().nullable(),
  }),
  viewport: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
  tags: z.array(z.string()).describe('That a client gave it when it began.'),
  counts: z.record(z.string(), z.number().int()).describe('Events by type.'),
});
export type Session = z.infer<typeof session>;

/** A person: everything of one who was identified, whatever browsers they used; else of one browser. */
export const visitor = z.object({
  id: z.uuid().describe('Of the browser that was seen last.'),
  user_identifier: z.string().nullable().describe('Null for anonymous visitors.'),
  traits: z.record(z.string(), z.unknown()).describe('What was last said of each.'),
  first_seen: moment,
  last_seen: moment,
  sessions: z.number().int(),
  pageviews: z.number().int(),
  device_type: z.string().nullable(),
  browser: z.string().nullable(),
  os: z.string().nullable(),
  country: z.string().nullable(),
  source: z.string().nullable().describe('Where the first session came from; empty for direct visits.'),
});
export type Visitor = z.infer<typeof visitor>;

const used = z.array(z.object({ value: z.string(), sessions: z.number().int() })).describe('Most sessions first.');

export const visitorProfile = visitor.extend({
  visitor_ids: z.array(z.uuid()).describe('All browsers of the person.'),
  devices: used,
  sources: used,
  countries: used,
  recent: z.array(session.extend({ entry_page: z.string(), is_recorded: z.boolean() })).describe('Newest first.'),
});
export type VisitorProfile = z.infer<typeof visitorProfile>;

export const page = z.object({
  path: z.string(),
  title: z.string(),
  pageviews: z.number().int(),
  sessions: z.number().int(),
  visitors: z.number().int(),
  last_seen: moment,
});

export const stats = z.object({
  pageviews: z.number().int(),
  identify_events: z.number().int(),
  custom_events: z.number().int(),
  click_events: z.number().int(),
  rrweb_events: z.number().int(),
  total_sessions: z.number().int(),
});
export type Stats = z.infer<typeof stats>;

export const sessionStory = session.extend({
  events: z
    .array(shownEvent.extend({ message: z.string().describe('Of what became of a survey: its name.') }))
    .describe('In order, pointer trails left out.'),
});
export type SessionStory = z.infer<typeof sessionStory>;

export const visitors = {
  sessions: viewer
    .route({ method: 'GET', path: '/track/sessions', summary: 'Sessions of a site, newest first', tags: ['visitors'] })
    .input(z.object({ site: siteId, ...listInput.shape }))
    .output(listOf(session)),
  users: viewer
    .route({ method: 'GET', path: '/users', summary: 'Visitors of a site, last seen first', tags: ['visitors'] })
    .input(
      z.object({
        site: siteId,
        search: z
          .string()
          .max(TEXT.propValue)
          .optional()
          .describe('A part of a user’s id or of a trait, or the id of a visitor.'),
        ...listInput.shape,
      }),
    )
    .output(listOf(visitor)),
  userProfile: viewer
    .meta(audited('member', 'visitors.look'))
    .route({ method: 'GET', path: '/users/{id}', summary: 'One visitor and their sessions', tags: ['visitors'] })
    .input(
      z.object({ id: z.string().min(1).max(TEXT.userId).describe('Of a visitor or a user.'), site: siteId.optional() }),
    )
    .output(visitorProfile),
  pages: viewer
    .route({ method: 'GET', path: '/pages', summary: 'Pages that were seen, most viewed first', tags: ['visitors'] })
    .input(
      z.object({
        site: siteId,
        from: dateRange.shape.from.optional(),
        to: dateRange.shape.to.optional(),
        search: z.string().max(200).default(''),
        ...listInput.shape,
      }),
    )
    .output(listOf(page)),
  session: viewer
    .meta(ABOUT.own)
    .route({ method: 'GET', path: '/sessions/{session_id}', summary: 'One session and its events', tags: ['visitors'] })
    .input(z.object({ session_id: z.uuid() }))
    .output(sessionStory),
  stats: viewer
    .route({ method: 'GET', path: '/stats', summary: 'Counts of all that was measured', tags: ['visitors'] })
    .input(z.object({ site: siteId.optional() }))
    .output(stats),
};
