import type { Goal } from '@desirepath/contract/goals';
import type { Site } from '@desirepath/contract/sites';
import type { LiveSurvey } from '@desirepath/contract/survey-live';
import type { SurveyQuestion } from '@desirepath/contract/survey-questions';
import type { BaseLogger } from 'pino';
import type { Records } from '../../storage/records/open.ts';
import { createReloader } from '../../storage/records/reloader.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { isWithinDates, toLive } from './live.ts';
import { type StoredSurvey, selectAllSurveys, selectVersions } from './queries.ts';
import type { Quotas } from './quotas.ts';

/** How soon what was changed at one node of several is known at the others. */
const RELOAD_EVERY_MS = 5_000;

/** All surveys, in memory: what visitors ask of them must not cost a question of the store. */
export interface SurveyRegister {
  find(id: string): RegisteredSurvey | undefined;
  /** Whether a page of the site has anything to load. */
  isAnyLive(siteId: number): boolean;
  /** What pages of a site may show now. */
  live(siteId: number): Promise<LiveSurvey[]>;
  /** What a page would be told of a survey, whatever its status. */
  asLive(survey: StoredSurvey): Promise<LiveSurvey>;
  /** Live, within its dates and not full. */
  isShowing(survey: StoredSurvey): boolean;
  /** When it resolves, what was committed before the call is known. */
  reload(): Promise<void>;
  close(): void;
}

export interface RegisteredSurvey extends StoredSurvey {
  questionsOf(version: number): readonly SurveyQuestion[] | undefined;
}

interface RegisterDependencies {
  records: Records;
  sites: Sites;
  quotas: Quotas;
  findGoal(site: Site, id: string): Promise<Goal | undefined>;
  /** epoch ms */
  clock: () => number;
  log: Pick<BaseLogger, 'error'>;
}

export async function openRegister({
  records,
  sites,
  quotas,
  findGoal,
  clock,
  log,
}: RegisterDependencies): Promise<SurveyRegister> {
  let byId = new Map<string, RegisteredSurvey>();
  let bySite = new Map<number, StoredSurvey[]>();
  const load = async () => {
    const [surveys, versions] = await Promise.all([selectAllSurveys(records), selectVersions(records)]);
    const asked = Map.groupBy(versions, ({ survey_id }) => survey_id);
    byId = new Map(
      surveys.map((survey) => [
        survey.id,
        {
          ...survey,
          questionsOf: (version) =>
            asked.get(survey.id)?.find((one) => one.version === version)?.questions ??
            (version === survey.version ? survey.questions : undefined),
        },
      ]),
    );
    bySite = Map.groupBy(
      surveys.filter(({ status }) => status === 'live'),
      ({ site }) => site,
    );
    await quotas.prepare([...bySite.values()].flat());
  };
  const { reload, close } = createReloader(load, RELOAD_EVERY_MS, (err) =>
    log.error({ err }, 'surveys could not be reloaded'),
  );
  await reload();

  const isShowing = (survey: StoredSurvey) =>
    survey.status === 'live' && isWithinDates(survey, clock()) && !quotas.isFull(survey);
  const asLive = (survey: StoredSurvey) =>
    toLive(survey, async (id) => {
      const site = sites.findById(survey.site);
      return site && findGoal(site, id);
    });
  return {
    find: (id) => byId.get(id),
    isAnyLive: (siteId) => (bySite.get(siteId) ?? []).some(isShowing),
    live: (siteId) => Promise.all((bySite.get(siteId) ?? []).filter(isShowing).map(asLive)),
    asLive,
    isShowing,
    reload,
    close,
  };
}
