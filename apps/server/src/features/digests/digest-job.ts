import type { Site } from '@desirepath/contract/sites';
import type { BaseLogger } from 'pino';
import { z } from 'zod';
import { AppError } from '../../errors/app-error.ts';
import type { Add, Jobs } from '../../jobs/jobs.ts';
import type { SendMail } from '../../net/mailer/mail.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { digestLetter, type SiteWeek } from './letter.ts';
import { noteSent, selectReaders } from './queries.ts';
import { lastMonday, weekBefore } from './weeks.ts';

export interface DigestDependencies {
  jobs: Jobs;
  records: Records;
  sites: Sites;
  /** What a site's week was. */
  weekOf: (site: Site, days: { from: string; to: string }, signal: AbortSignal) => Promise<SiteWeek>;
  sendMail: SendMail;
  tokenOf: (account: string) => string;
  baseUrl: string;
  log: Pick<BaseLogger, 'error'>;
  /** epoch ms */
  clock: () => number;
}

/** The job that sends each person who wants one the mail about the week, when it is Monday morning where their first site is. */
export function defineDigests(deps: DigestDependencies): Add<Record<string, never>> {
  const { jobs, records, sites, weekOf, sendMail, tokenOf, baseUrl, log, clock } = deps;
  return jobs.define('digests', z.object({}), async (_, { signal }) => {
    const readers = await selectReaders(records);
    if (readers.length === 0) return;
    const seenBy = await sitesOfPeople(sites);
    /** One site is looked at once, however many read of it. Nothing for one that cannot be asked. */
    const weeks = new Map<string, Promise<SiteWeek | undefined>>();
    const lookAt = (site: Site, days: { from: string; to: string }) =>
      weekOf(site, days, signal).catch((err) => {
        // Too many visits for one question, or gone since: the others are told of all the same.
        if (!(err instanceof AppError) || err.status >= 500) throw err;
        log.error({ err, site: site.id }, 'the week of a site could not be told');
        return undefined;
      });
    for (const { id, email, last_monday } of readers) {
      const own = seenBy.get(id) ?? [];
      const monday = lastMonday(clock(), zoneOf(own));
      if (monday <= last_monday) continue;
      const days = weekBefore(monday);
      const told: SiteWeek[] = [];
      for (const site of own) {
        const key = `${site.id} ${monday}`;
        const looking = weeks.get(key) ?? lookAt(site, days);
        weeks.set(key, looking);
        const week = await looking;
        if (week) told.push(week);
      }
      if (told.length > 0)
        await sendMail({
          to: email,
          ...digestLetter(told, days, baseUrl),
          unsubscribe: `${baseUrl}/unsubscribe?token=${tokenOf(id)}`,
        });
      await noteSent(records, id, monday);
    }
  });
}

/** Monday is where the first site is. */
export const zoneOf = ([first]: readonly Site[]): string => first?.settings.time_zone ?? 'UTC';

/** The sites that a person may see, oldest first. */
export const sitesOf = async (sites: Sites, account: string): Promise<Site[]> =>
  (await sitesOfPeople(sites)).get(account) ?? [];

/** The same of each person. */
async function sitesOfPeople(sites: Sites): Promise<Map<string, Site[]>> {
  const seen = new Map<string, Site[]>();
  for (const site of sites.everySite()) {
    for (const { id } of await sites.people(site.id)) seen.set(id, [...(seen.get(id) ?? []), site]);
  }
  return seen;
}
