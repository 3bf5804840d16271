import { api } from '../../http/implement.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { documentsOf } from './documents.ts';
import { storedOf } from './queries.ts';
import { retentionPreview } from './retention-preview.ts';

export function createStoredRoute({ behaviour, sites }: { behaviour: Behaviour; sites: Sites }) {
  return {
    stored: api.sites.stored.handler(async ({ input, context: { caller } }) => {
      const { id } = await sites.owned(caller.account.id, input.id);
      return storedOf(behaviour, id);
    }),
  };
}

interface PrivacyDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  /** Whether a site asks its visitors anything. */
  hasSurveys: (site: number) => boolean;
  auditDays: number;
  /** epoch ms */
  clock: () => number;
}

export function createPrivacyRoutes({ behaviour, records, sites, hasSurveys, auditDays, clock }: PrivacyDependencies) {
  return {
    retention: api.privacy.retention.handler(async ({ input, context: { caller } }) => {
      const site = await sites.owned(caller.account.id, input.site);
      return { items: await retentionPreview({ behaviour, records }, site, { now: clock(), auditDays }) };
    }),
    documents: api.privacy.documents.handler(async ({ input, context: { caller } }) => {
      const site = await sites.owned(caller.account.id, input.site);
      return documentsOf(site, { auditDays, hasSurveys: hasSurveys(site.id) });
    }),
  };
}
