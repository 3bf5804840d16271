import { SURVEYS } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import type { LiveSurvey } from '@desirepath/contract/survey-live';
import { AppError, appError } from '../../errors/app-error.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { lastDays } from '../segments/days/last-days.ts';
import { type ReferenceKinds, resolveSegment } from '../segments/references.ts';
import { isInSegment } from './eligible/queries.ts';
import { takePreview } from './queries.ts';
import type { SurveyRegister } from './register.ts';

/** Who calls, as far as the connection tells. */
interface Caller {
  ip: string;
  userAgent: string;
}

interface EligibleInput {
  tracking_id: string;
  survey: string;
  session_id?: string | number | null | undefined;
  nameless?: true | undefined;
}

interface CallsDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  register: SurveyRegister;
  kinds: ReferenceKinds;
  /** The visit of somebody whose browser keeps nothing, while it is under way. */
  visitUnderWay(site: number, origin: Caller): Promise<{ session_id: string } | undefined>;
  /** A client's id of a session as one of ours; undefined for none. */
  stableIdOf(site: number, kind: 'session', given: string | number | null | undefined): string | undefined;
  /** Counts calls of an address. @throws AppError rate_limited */
  spend(ip: string, events: number): void;
  /** epoch ms */
  clock: () => number;
}

const refusedAsNo = (error: unknown): false => {
  if (!(error instanceof AppError) || error.status >= 500) throw error;
  return false;
};

/** What pages ask of surveys: which there are, and whether a visitor may see one. */
export function createSurveyCalls({
  behaviour,
  records,
  sites,
  register,
  kinds,
  visitUnderWay,
  stableIdOf,
  spend,
  clock,
}: CallsDependencies) {
  const siteOf = (trackingId: string): Site => {
    const site = sites.findByTrackingId(trackingId);
    if (!site) throw appError('unknown_tracking_id');
    return site;
  };

  async function previewed(site: Site, token: string): Promise<LiveSurvey> {
    const id = await takePreview(records, token, clock());
    const survey = id === undefined ? undefined : register.find(id);
    if (survey?.site !== site.id) throw appError('preview_not_found');
    return register.asLive(survey);
  }

  return {
    async live(
      { tracking_id, preview }: { tracking_id: string; preview?: string | undefined },
      { ip }: { ip: string },
    ) {
      spend(ip, 1);
      const site = siteOf(tracking_id);
      if (preview === undefined) return { items: await register.live(site.id) };
      spend(ip, SURVEYS.weight);
      return { items: [await previewed(site, preview)] };
    },
    async eligible({ tracking_id, survey: id, session_id: named, nameless }: EligibleInput, caller: Caller) {
      spend(caller.ip, SURVEYS.weight);
      const site = siteOf(tracking_id);
      const survey = register.find(id);
      if (survey?.site !== site.id) throw appError('survey_not_found');
      if (!register.isShowing(survey)) return { eligible: false };
      const where = survey.targeting.segment;
      if (where === '') return { eligible: true };
      const session_id = nameless
        ? (await visitUnderWay(site.id, caller))?.session_id
        : stableIdOf(site.id, 'session', named);
      if (!session_id) return { eligible: false };
      const range = {
        site: site.id,
        timeZone: site.settings.time_zone,
        ...lastDays(2, site.settings.time_zone, clock()),
      };
      // What is wrong with a segment names others, which are not for pages: nobody is in one that cannot be asked for.
      const isIn = async () => isInSegment(behaviour, range, await resolveSegment(site, { where }, kinds), session_id);
      return { eligible: await isIn().catch(refusedAsNo) };
    },
  };
}
