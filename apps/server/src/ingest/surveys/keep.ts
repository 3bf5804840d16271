import { INGEST, SURVEYS } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import { type Submission, submission, type submitted } from '@desirepath/contract/survey-live';
import type { Answer, SurveyQuestion } from '@desirepath/contract/survey-questions';
import type { z } from 'zod';
import { appError } from '../../errors/app-error.ts';
import { parseInput } from '../../http/parse-input.ts';
import { Recent } from '../../http/recent.ts';
import { NIL_UUID } from '../../storage/behaviour/nil-uuid.ts';
import { toLine } from '../../storage/behaviour/rows.ts';
import { stableIdOf } from '../adapters/ids.ts';
import type { Agent, AgentHeaders } from '../agent.ts';
import type { Visit } from '../anonymous.ts';
import type { GroupCommit } from '../commit.ts';
import { isExcludedIp } from '../exclusions.ts';
import type { Origin } from '../origin.ts';
import type { Place } from '../places.ts';
import type { RateLimits } from '../rate-limits.ts';
import { addressRules, pageAddress } from '../rows.ts';
import { saidIn, soundAnswers } from './said.ts';
import { isWhole } from './whole.ts';

/** A survey as its answers see it. */
export interface AnsweredSurvey {
  id: string;
  site: number;
  version: number;
  /** Whether anybody may begin to answer it now; who has begun may go on while it is paused. */
  isShowing: boolean;
  isDraft: boolean;
  /** What a version asks; undefined where there is no such version. */
  questionsOf(version: number): readonly SurveyQuestion[] | undefined;
}

/** What of an answer was stored before. */
export interface StoredResponse extends Visit {
  /** epoch ms */
  created_at: number;
  complete: boolean;
  /** The highest so far. */
  revision: number;
}

/** The same with what it says. */
export interface KeptResponse extends StoredResponse {
  answers: Answer[];
}

export interface AnswerKeeperDependencies {
  commit: GroupCommit;
  limits: RateLimits;
  findSurvey(id: string): AnsweredSurvey | undefined;
  findSite(siteId: number): Pick<Site, 'tracking_id' | 'settings'> | undefined;
  findResponse(survey: Pick<AnsweredSurvey, 'site' | 'id'>, response: string): Promise<KeptResponse | undefined>;
  /**
   * Takes a place in the quotas of a survey for a complete answer, and gives what gives it back, for one that could not be
   * stored; undefined where there is none.
   */
  takePlace(survey: AnsweredSurvey, answers: readonly Answer[]): Promise<(() => void) | undefined>;
  /** Whether other servers may have heard of an answer what this one has not. */
  hasOthers: boolean;
  readAgent(headers: AgentHeaders): Agent;
  /** The visit of a sender whose browser keeps nothing. */
  visitUnderWay(site: number, origin: Origin): Promise<Visit | undefined>;
  findPlace(ip: string): Place;
  /** Whether robots are told apart and their answers dropped. */
  dropsRobots: boolean;
  /**
   * Hears of each answer once it is durable, again where it is sent again, so that none is missed where the server ended in between.
   * What goes wrong there is not the visitor's affair.
   */
  answered(survey: AnsweredSurvey, questions: readonly SurveyQuestion[], response: Revised): Promise<void>;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

type Submitted = z.infer<typeof submitted>;
type Revised = Submitted & { revision: number };

/** A submission, and what it is about. */
interface Understood {
  key: string;
  id: string;
  given: Submission;
  survey: AnsweredSurvey;
  site: Pick<Site, 'tracking_id' | 'settings'>;
  version: number;
  questions: readonly SurveyQuestion[];
  origin: Origin;
}

const NO_VISIT: Visit = { visitor_id: NIL_UUID, session_id: NIL_UUID };

/**
 * Keeps what a visitor answered, once however often it is sent. Resolves when it is durable.
 * @throws AppError rate_limited, invalid_input, survey_not_found, survey_not_live, survey_full; as the commit does
 */
export function createAnswerKeeper(deps: AnswerKeeperDependencies) {
  const { commit, limits, clock } = deps;
  /** Answers that were stored lately; beside other servers, where each goes on may be with any of them, the store alone knows. */
  const known = deps.hasOthers ? undefined : new Recent<StoredResponse>(SURVEYS.remembered);
  /** The last that is done about an answer, by its key. */
  const underWay = new Map<string, Promise<unknown>>();

  return async (body: unknown, origin: Origin): Promise<Submitted> => {
    limits.spendOfIp(origin.ip, SURVEYS.weight);
    const given = parseInput(submission, body);
    const survey = deps.findSurvey(given.survey);
    const site = survey && deps.findSite(survey.site);
    const isOfSite = given.tracking_id === undefined || given.tracking_id === site?.tracking_id;
    if (!survey || !site || !isOfSite) throw appError('survey_not_found');
    limits.spendOfSite(survey.site, SURVEYS.weight);
    const version = given.version ?? survey.version;
    const questions = survey.questionsOf(version);
    if (survey.isDraft || !questions) throw appError('survey_not_live');

    const id = given.id ?? deps.createUuid();
    const key = `${survey.id} ${id}`;
    return inTurn(key, () => keep({ key, id, given, survey, site, version, questions, origin }));
  };

  async function keep({ key, id, given, survey, site, version, questions, origin }: Understood): Promise<Submitted> {
    // Also the first of a visitor, who may have sent it before this process began: a second one must not take its place.
    const remembered = known?.get(key);
    const found = remembered || given.id === undefined ? undefined : await deps.findResponse(survey, id);
    const before = remembered ?? found;
    if (!survey.isShowing && !before) throw appError('survey_not_live');

    const answers = soundAnswers(questions, given.answers);
    if (given.complete && answers.length === 0 && given.answers.length > 0) throw nothingAnswered(given.answers);
    const receivedAt = clock();
    const complete = (given.complete && isWhole(questions, answers)) || (before?.complete ?? false);
    const revision = Math.max(given.revision, before?.revision ?? 0);
    const visit = await visitOf(given, before, survey.site, origin);
    const stored = {
      ...visit,
      created_at: before?.created_at ?? whenAnswered(given.at, receivedAt),
      complete,
      revision,
    };
    const response = {
      id,
      survey: survey.id,
      session_id: stableIdOf(survey.site, 'session', given.session_id) ?? null,
      answers,
      complete,
      created_at: new Date(stored.created_at).toISOString(),
    };
    const agent = deps.readAgent(origin);
    const isUnwelcome = isExcludedIp(origin.ip, site.settings) || (deps.dropsRobots && agent.robot && !agent.isLibrary);
    if (isUnwelcome) return response;

    if (before && given.revision === before.revision) {
      const kept = found ?? (await deps.findResponse(survey, id));
      if (kept) return again(survey, questions, response, kept);
    }

    const giveBack = complete && !before?.complete ? await placeFor(survey, answers) : undefined;
    const said = saidIn(questions, answers);
    try {
      await commit.write({
        survey_responses: [
          toLine('survey_responses', {
            site_id: survey.site,
            survey_id: survey.id,
            response_id: id,
            revision: given.revision,
            version,
            ...visit,
            created_at: stored.created_at,
            received_at: receivedAt,
            complete,
            ms: Math.round(given.ms ?? 0),
            ...pageOf(given.url, site.settings),
            device: agent.device,
            browser: agent.browser,
            os: agent.os,
            country: deps.findPlace(origin.ip).country,
            language: given.language ?? '',
            attributes: JSON.stringify(given.attributes),
            asked: said.map(({ question }) => question),
            part: said.map(({ part }) => part),
            said: said.map((one) => one.said),
            written: said.map(({ written }) => written),
            answers: JSON.stringify(answers),
          }),
        ],
      });
    } catch (error) {
      giveBack?.();
      throw error;
    }
    known?.set(key, stored);
    // What arrives behind a newer one says nothing new.
    if (given.revision >= (before?.revision ?? 0)) {
      const session_id = visit.session_id === NIL_UUID ? null : visit.session_id;
      await deps.answered(survey, questions, { ...response, session_id, revision: given.revision });
    }
    return response;
  }

  /** What is sent twice at once is one answer, and takes one place. */
  async function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (underWay.get(key) ?? Promise.resolve()).then(work, work);
    underWay.set(key, turn);
    try {
      return await turn;
    } finally {
      if (underWay.get(key) === turn) underWay.delete(key);
    }
  }

  /** Sent again it changes nothing, whatever it says this time. Who waits for it may not have heard yet. */
  async function again(
    survey: AnsweredSurvey,
    questions: readonly SurveyQuestion[],
    response: Submitted,
    { answers, complete, revision, session_id: visit }: KeptResponse,
  ): Promise<Submitted> {
    const kept = { ...response, answers, complete };
    const session_id = visit === NIL_UUID ? null : visit;
    await deps.answered(survey, questions, { ...kept, session_id, revision });
    return kept;
  }

  /** Where a browser keeps nothing, all answers are of the visit that the first was given in. */
  async function visitOf(given: Submission, before: Visit | undefined, site: number, origin: Origin): Promise<Visit> {
    if (given.nameless) return before ?? (await deps.visitUnderWay(site, origin)) ?? NO_VISIT;
    return {
      visitor_id: stableIdOf(site, 'visitor', given.visitor_id) ?? NIL_UUID,
      session_id: stableIdOf(site, 'session', given.session_id) ?? NIL_UUID,
    };
  }

  async function placeFor(survey: AnsweredSurvey, answers: readonly Answer[]): Promise<() => void> {
    const giveBack = await deps.takePlace(survey, answers);
    if (!giveBack) throw appError('survey_full');
    return giveBack;
  }
}

/** Who says that this is all, and of it nothing can be kept, is to hear of it: a page that shows the survey sends no such thing. */
const nothingAnswered = (given: readonly Answer[]) =>
  appError('invalid_input', {
    issues: given.map(({ question }, i) => ({ path: `answers.${i}.value`, message: `Does not answer ${question}` })),
  });

/** A clock that is ahead, or further back than anything is kept, is not believed. */
const whenAnswered = (at: number | undefined, now: number) =>
  at !== undefined && at <= now && at > now - INGEST.oldestEvent ? at : now;

function pageOf(url: string | undefined, settings: Site['settings']) {
  if (!url || !URL.canParse(url)) return { host: '', path: '' };
  const { host, path } = pageAddress(url, addressRules(settings));
  return { host, path };
}
