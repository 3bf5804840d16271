import type { Site } from '@desirepath/contract/sites';
import type { Visitor, VisitorProfile } from '@desirepath/contract/visitors';
import { z } from 'zod';
import { appError } from '../../../errors/app-error.ts';
import { fromCursor, pageOf } from '../../../http/cursor.ts';
import { api } from '../../../http/implement.ts';
import { usersOf } from '../../segments/people/queries.ts';
import { describeSessions } from '../describe.ts';
import type { VisitorsDependencies } from '../routes.ts';
import { browsersOf, findPerson, listPeople, type PersonRow, type Said, sessionsOf, traitsOf } from './queries.ts';

const place = z.object({ at: z.int(), id: z.guid() });
const uuid = z.uuid();

/** Sessions told of one visitor: years of a regular, and as many as anybody reads. */
const SESSIONS = 200;

export function createPeopleRoutes({ behaviour, sites }: VisitorsDependencies) {
  return {
    users: api.visitors.users.handler(async ({ input, context, signal }) => {
      await sites.owned(context.caller.account.id, input.site);
      const after = fromCursor(input.cursor, place);
      const asked = { search: input.search?.trim() ?? '', after, limit: input.limit + 1 };
      const rows = await listPeople(behaviour, input.site, asked, signal);
      const { items, next_cursor } = pageOf(rows, input.limit, ({ last_seen, id }) => ({ at: last_seen, id }));
      if (items.length === 0) return { items: [], next_cursor };
      const ids = items.map(({ id }) => id);
      const browsers = items.flatMap(({ visitors }) => visitors);
      const [users, said] = await Promise.all([
        usersOf(behaviour, input.site, ids, signal),
        traitsOf(behaviour, input.site, browsers, signal),
      ]);
      const personOf = new Map(items.flatMap(({ id, visitors }) => visitors.map((visitor) => [visitor, id])));
      const calls = Map.groupBy(said, ({ visitor_id }) => personOf.get(visitor_id));
      return {
        items: items.map((row) => toVisitor(row, users.get(row.id), calls.get(row.id) ?? [])),
        next_cursor,
      };
    }),

    userProfile: api.visitors.userProfile.handler(async ({ input, context, signal }) => {
      for (const site of await sites.among(context.caller, input.site)) {
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
    const [row, sessions, said] = await Promise.all([
      findPerson(behaviour, site.id, visitors, signal),
      sessionsOf(behaviour, site.id, { visitors }, SESSIONS, signal),
      traitsOf(behaviour, site.id, visitors, signal),
    ]);
    if (!row) return undefined;
    const described = await describeSessions(behaviour, site.id, sessions, signal);
    return {
      ...toVisitor(row, known.user, said),
      visitor_ids: visitors,
      devices: mostFirst(row.devices),
      sources: mostFirst(row.sources),
      countries: mostFirst(row.countries),
      recent: described.map((one, index) => ({
        ...one,
        entry_page: sessions[index]?.entry_page ?? '',
        is_recorded: sessions[index]?.is_recorded === 1,
      })),
    };
  }
}

const moment = (ms: number) => new Date(ms).toISOString();

/** @param user Whom their browsers are of; nobody's where it is empty. @param said Of whomever, in these browsers, the newest first */
const toVisitor = (row: PersonRow, user = '', said: readonly Said[]): Visitor => ({
  id: row.id,
  user_identifier: user || null,
  traits: mergedTraits(said.filter(({ user_id }) => user_id === '' || user_id === user)),
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

/** What was last said of each trait. @param said the newest first */
const mergedTraits = (said: readonly { traits: string }[]): Visitor['traits'] =>
  Object.assign({}, ...said.map(({ traits }) => JSON.parse(traits)).reverse());

/** Values by how many sessions have them. */
const mostFirst = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([value, sessions]) => ({ value, sessions }))
    .sort((one, other) => other.sessions - one.sessions || one.value.localeCompare(other.value));
