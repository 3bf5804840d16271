import { z } from 'zod';
import { appError } from '../../../errors/app-error.ts';
import { fromCursor, pageOf } from '../../../http/cursor.ts';
import { api } from '../../../http/implement.ts';
import { siteOfSession } from '../../../storage/site-of-session.ts';
import { lastDays } from '../../segments/days/last-days.ts';
import { rangeOf } from '../../segments/days/range.ts';
import { describeSessions } from '../describe.ts';
import { sessionsOf } from '../people/queries.ts';
import type { VisitorsDependencies } from '../routes.ts';
import { pagesOf, statsOf, storyOf } from './queries.ts';

const place = z.object({ pageviews: z.int(), path: z.string() });

/** Of those who say nothing of days. */
const USUAL_DAYS = 30;

export function createStoryRoutes({ behaviour, sites, surveyName, clock }: VisitorsDependencies) {
  return {
    pages: api.visitors.pages.handler(async ({ input, context, signal }) => {
      const { settings } = await sites.owned(context.caller.account.id, input.site);
      const days = lastDays(USUAL_DAYS, settings.time_zone, clock());
      const asked = { site: input.site, from: input.from ?? days.from, to: input.to ?? days.to };
      const after = fromCursor(input.cursor, place);
      const range = rangeOf(asked, settings.time_zone);
      const rows = await pagesOf(behaviour, range, { search: input.search, limit: input.limit + 1, after }, signal);
      const { items, next_cursor } = pageOf(rows, input.limit, ({ pageviews, path }) => ({ pageviews, path }));
      return {
        items: items.map(({ last_seen, ...row }) => ({ ...row, last_seen: new Date(last_seen).toISOString() })),
        next_cursor,
      };
    }),

    session: api.visitors.session.handler(async ({ input: { session_id }, context, signal }) => {
      const site = await siteOfSession({ behaviour, sites }, context.caller, session_id);
      if (site === undefined) throw appError('session_not_found');
      const rows = await sessionsOf(behaviour, site, { sessions: [session_id] }, 1, signal);
      const [row] = rows;
      const [session] = await describeSessions(behaviour, site, rows, signal);
      if (!row || !session) throw appError('session_not_found');
      const events = await storyOf(behaviour, site, row, signal);
      return {
        ...session,
        events: events.map(({ at, message, ...event }) => ({
          ...event,
          at: new Date(at).toISOString(),
          message: surveyName(site, message) ?? message,
        })),
      };
    }),

    stats: api.visitors.stats.handler(async ({ input, context, signal }) => {
      const among = await sites.among(context.caller, input.site);
      return statsOf(
        behaviour,
        among.map(({ id }) => id),
        signal,
      );
    }),
  };
}
