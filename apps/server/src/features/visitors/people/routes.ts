import type { Site } from '@desirepath/contract/sites';
import type { Visitor, VisitorProfile } from '@desirepath/contract/visitors';
import { z } from 'zod';
import { appError } from '../../../http/app-error.ts';
import { fromCursor, toCursor } from '../../../http/cursor.ts';
import { api } from '../../../http/implement.ts';
import { describeSessions } from '../describe.ts';
import type { VisitorsDependencies } from '../routes.ts';
import { browsersOf, listPeople, type PersonRow, type PersonSession, sessionsOf, traitsOf } from './queries.ts';

const place = z.object({ at: z.int(), id: z.guid() });
const uuid = z.uuid();

/** Sessions told of one visitor: years of a regular, and as many as anybody reads. */
const SESSIONS = 200;
/** Sites that are looked through where none is named. */
const SITES = 1000;

export function createPeopleRoutes({ behaviour, sites }: VisitorsDependencies) {
  return {
    users: api.visitors.users.handler(async ({ input, context, signal }) => {
      await sites.owned(context.caller.account.id, input.site);
      const after = input.cursor === undefined ? undefined : fromCursor(input.cursor, place);
      const asked = { search: input.search?.trim() ?? '', after, limit: input.limit + 1 };
      const rows = await listPeople(behaviour, input.site, asked, signal);
      const shown = rows.slice(0, input.limit);
      const last = rows.length > input.limit ? shown.at(-1) : undefined;
      const said =
        shown.length === 0
          ? []
          : await traitsOf(
              behaviour,
              input.site,
              shown.map(({ id }) => id),
              signal,
            );
      const traits = Map.groupBy(said, ({ visitor_id }) => visitor_id);
      return {
        items: shown.map((row) => toVisitor(row, mergedTraits(traits.get(row.id) ?? []))),
        next_cursor: last ? toCursor({ at: last.last_seen, id: last.id }) : null,
      };
    }),

    userProfile: api.visitors.userProfile.handler(async ({ input, context, signal }) => {
      const account = context.caller.account.id;
      const among =
        input.site === undefined ? await sites.list(account, 0, SITES) : [await sites.owned(account, input.site)];
      for (const site of among) {
        const profile = await profileOf(site, input.id, signal);
        if (profile) return profile;
      }
      throw appError('visitor_not_found');
    }),
  };

  async function profileOf(site: Site, id: string, signal?: AbortSignal): Promise<VisitorProfile | undefined> {
    const known = await browsersOf(behaviour, site.id, id);
    const visitors = known.visitors.length > 0 ? known.visitors : uuid.safeParse(id).success ? [id] : [];
    if (visitors.length === 0) return undefined;
    const [sessions, said] = await Promise.all([
      sessionsOf(behaviour, site.id, { visitors }, SESSIONS, signal),
      traitsOf(behaviour, site.id, visitors, signal),
    ]);
    const [newest] = sessions;
    const oldest = sessions.at(-1);
    if (!newest || !oldest) return undefined;
    const described = await describeSessions(behaviour, site.id, sessions, signal);
    const row: PersonRow = {
      id: newest.visitor_id,
      user_id: known.user,
      first_seen: oldest.started_at,
      last_seen: Math.max(...sessions.map(({ ended_at }) => ended_at)),
      sessions: sessions.length,
      pageviews: sessions.reduce((sum, { pageviews }) => sum + pageviews, 0),
      device: newest.device,
      browser: newest.browser,
      os: newest.os,
      country: newest.country,
      source: oldest.source,
    };
    return {
      ...toVisitor(row, mergedTraits(said)),
      visitor_ids: visitors,
      devices: counted(sessions, ({ device, browser, os }) => [device, browser, os].filter(Boolean).join(' · ')),
      sources: counted(sessions, ({ source }) => source),
      countries: counted(sessions, ({ country }) => country),
      recent: described.map((one, index) => ({
        ...one,
        entry_page: sessions[index]?.entry_page ?? '',
        has_recording: sessions[index]?.is_recorded === 1,
      })),
    };
  }
}

const moment = (ms: number) => new Date(ms).toISOString();

const toVisitor = (row: PersonRow, traits: Visitor['traits']): Visitor => ({
  id: row.id,
  user_identifier: row.user_id || null,
  traits,
  first_seen: moment(row.first_seen),
  last_seen: moment(row.last_seen),
  sessions: row.sessions,
  pageviews: row.pageviews,
  device_type: row.device || null,
  browser: row.browser || null,
  os: row.os || null,
  country: row.country || null,
  source: row.source,
});

/** What was last said of each trait. */
const mergedTraits = (said: readonly { traits: string }[]): Visitor['traits'] =>
  Object.assign({}, ...said.map(({ traits }) => JSON.parse(traits)));

/** Values by how many sessions have them; what is not known is left out, but for direct visits. */
function counted(sessions: readonly PersonSession[], nameOf: (session: PersonSession) => string) {
  return [...Map.groupBy(sessions, nameOf)]
    .map(([value, of]) => ({ value, sessions: of.length }))
    .sort((one, other) => other.sessions - one.sessions || one.value.localeCompare(other.value));
}
