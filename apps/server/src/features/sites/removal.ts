import type { BaseLogger } from 'pino';
import type { Sites } from '../../storage/records/sites.ts';

interface Removal {
  sites: Sites;
  forgetSite: (siteId: number) => Promise<void>;
  log: Pick<BaseLogger, 'error'>;
}

/**
 * Removes the behaviour data of sites that are gone. The two stores have no transaction in common: so a removed site is
 * noted, and what fails or is cut off here is done at the next removal or the next start.
 */
export async function forgetRemoved({ sites, forgetSite, log }: Removal): Promise<void> {
  for (const siteId of await sites.removed()) {
    try {
      await forgetSite(siteId);
      await sites.forgotten(siteId);
    } catch (err) {
      log.error({ err, site: siteId }, 'the data of a removed site is still there; trying again later');
    }
  }
}
