import { issue } from '@desirepath/contract/issues';
import { SURVEYS } from '@desirepath/contract/limits';
import type { AnswersQuestion, SurveyResponse } from '@desirepath/contract/survey-results';
import { z } from 'zod';
import { appError } from '../../../errors/app-error.ts';
import { fromCursor, pageOf } from '../../../http/cursor.ts';
import { api } from '../../../http/implement.ts';
import { NIL_UUID } from '../../../storage/behaviour/nil-uuid.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import type { Ask, Asked } from '../../segments/ask.ts';
import { lastDays } from '../../segments/days/last-days.ts';
import { eraseAnswer, findResponse } from '../answers/queries.ts';
import { type SurveyVersion, selectSurvey, selectVersions } from '../queries.ts';
import { deleteTags, replaceTags, selectTags } from '../tags/queries.ts';
import { crossTab } from './cross-tab.ts';
import { askedQuestions, figuresOf } from './figures.ts';
import {
  answeredCounts,
  cells,
  countsBy,
  type ResponseRow,
  responses,
  saidCounts,
  timesShown,
  totals,
  trend,
  type Which,
} from './queries.ts';
import { isScored, scoreOf } from './score.ts';
import { texts, words } from './texts/queries.ts';

export interface ResultsDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  ask: Ask;
  /** epoch ms */
  clock: () => number;
}

const place = z.object({ at: z.int(), id: z.uuid() });
const iso = (at: number) => new Date(at).toISOString();
const orNull = (id: string) => (id === NIL_UUID ? null : id);

type Days = Omit<AnswersQuestion, 'id' | 'version' | 'shown_in'>;

/** How calls about answers begin: whose, of which days, of which survey. */
export function createAnswersAsk({ records, sites, ask, clock }: Omit<ResultsDependencies, 'behaviour'>) {
  const askOf = async (account: string, { from, to, ...question }: Days): Promise<Asked> => {
    const { settings } = await sites.owned(account, question.site);
    const days = lastDays(SURVEYS.usualDays, settings.time_zone, clock());
    return ask(account, { ...question, from: from ?? days.from, to: to ?? days.to });
  };
  return {
    askOf,
    /** @throws AppError site_not_found, survey_not_found */
    async ofSurvey(account: string, { id, version, shown_in, ...question }: AnswersQuestion) {
      const asked = await askOf(account, question);
      const [survey, versions] = await Promise.all([
        selectSurvey(records, { site: asked.site.id, id }),
        selectVersions(records, id),
      ]);
      if (!survey) throw appError('survey_not_found');
      const which: Which & { survey: string } = { asked, survey: id, version, shown_in };
      return { which, versions, survey };
    },
  };
}

export function createResultsRoutes(deps: ResultsDependencies) {
  const { behaviour, records, sites } = deps;
  const { askOf, ofSurvey } = createAnswersAsk(deps);

  const questionOf = (versions: SurveyVersion[], id: string) => {
    const found = askedQuestions(versions).find(({ question }) => question.id === id)?.question;
    if (!found) throw appError('invalid_input', { issues: [issue('question', 'no_such_question')] });
    return found;
  };

  return {
    results: api.surveyResults.results.handler(async ({ input, context, signal }) => {
      const { which, versions } = await ofSurvey(context.caller.account.id, input);
      const [all, shown, said, answered, byVersion, byLanguage] = await Promise.all([
        totals(behaviour, which, signal),
        timesShown(behaviour, which, signal),
        saidCounts(behaviour, which, signal),
        answeredCounts(behaviour, which, signal),
        countsBy(behaviour, 'version', which, signal),
        countsBy(behaviour, 'language', which, signal),
      ]);
      const countOf = (version: number) => byVersion.find(({ value }) => value === String(version))?.responses ?? 0;
      return {
        ...all,
        shown,
        from: which.asked.range.from,
        to: which.asked.range.to,
        questions: askedQuestions(versions).map((question) => figuresOf(question, said, answered)),
        versions: versions
          .map(({ version, since }) => ({ version, since: iso(since), responses: countOf(version) }))
          .toReversed(),
        languages: byLanguage.map(({ value, responses }) => ({ language: value, responses })),
      };
    }),

    trend: api.surveyResults.trend.handler(async ({ input: { question: id, interval, ...input }, context, signal }) => {
      const { which, versions } = await ofSurvey(context.caller.account.id, input);
      const type = id === undefined ? undefined : questionOf(versions, id).type;
      const rows = await trend(behaviour, which, { interval, question: id }, signal);
      return {
        items: rows.map(({ at, responses, numbers, counts }) => ({
          at,
          responses,
          score:
            type !== undefined && isScored(type)
              ? scoreOf(type, new Map(numbers.map((number, index) => [number, counts[index] ?? 0])))
              : null,
        })),
      };
    }),

    crossTab: api.surveyResults.crossTab.handler(async ({ input: { rows, columns, ...input }, context, signal }) => {
      const { which, versions } = await ofSurvey(context.caller.account.id, input);
      const question = questionOf(versions, rows);
      const across = 'question' in columns ? questionOf(versions, columns.question) : undefined;
      return crossTab(question, across, await cells(behaviour, which, { rows, columns }, signal));
    }),

    texts: api.surveyResults.texts.handler(
      async ({ input: { question, search, tag, limit, cursor, ...input }, context, signal }) => {
        const { which } = await ofSurvey(context.caller.account.id, input);
        const tags = Map.groupBy(await selectTags(records, which.survey, question), ({ response_id }) => response_id);
        const isTagged = ([, own]: [string, { tag: string }[]]) => own.some((one) => one.tag === tag);
        const among = tag === undefined ? undefined : [...tags].filter(isTagged).map(([response]) => response);
        const after = fromCursor(cursor, place);
        const found = await texts(
          behaviour,
          which,
          { question, search, among, after: after && { at: after.at, response: after.id }, limit: limit + 1 },
          signal,
        );
        const { items, next_cursor } = pageOf(found, limit, ({ at, response }) => ({ at, id: response }));
        return {
          items: items.map(({ at, session_id, numbers, ...row }) => ({
            ...row,
            question,
            created_at: iso(at),
            session_id: orNull(session_id),
            tags: tags.get(row.response)?.map((one) => one.tag) ?? [],
            numbers: Object.fromEntries(numbers.map(([id, number]) => [id, Number(number)])),
          })),
          next_cursor,
        };
      },
    ),

    words: api.surveyResults.words.handler(async ({ input: { question, ...input }, context, signal }) => {
      const { which } = await ofSurvey(context.caller.account.id, input);
      const [items, tagged] = await Promise.all([
        words(behaviour, which, question, signal),
        selectTags(records, which.survey, question),
      ]);
      const byTag = Map.groupBy(tagged, ({ tag }) => tag);
      return { items, tags: [...byTag].map(([tag, own]) => ({ tag, texts: own.length })) };
    }),

    tag: api.surveyResults.tag.handler(async ({ input: { id, site, response, question, tags }, context }) => {
      await sites.owned(context.caller.account.id, site);
      const survey = await selectSurvey(records, { site, id });
      if (!survey) throw appError('survey_not_found');
      if (!(await findResponse(behaviour, survey, response))) throw appError('response_not_found');
      const distinct = [...new Set(tags)].sort();
      await replaceTags(records, { survey_id: id, response_id: response, question }, distinct);
      return { tags: distinct };
    }),

    responses: api.surveyResults.responses.handler(
      async ({ input: { survey, version, shown_in, limit, cursor, ...question }, context, signal }) => {
        const asked = await askOf(context.caller.account.id, question);
        const after = fromCursor(cursor, place);
        const found = await responses(
          behaviour,
          { asked, survey, version, shown_in },
          { after, limit: limit + 1 },
          signal,
        );
        const { items, next_cursor } = pageOf(found, limit, ({ at, id }) => ({ at, id }));
        return { items: items.map(toResponse), next_cursor };
      },
    ),

    removeResponse: api.surveyResults.removeResponse.handler(async ({ input: { params, query }, context }) => {
      await sites.owned(context.caller.account.id, query.site);
      const survey = await selectSurvey(records, { site: query.site, id: query.survey });
      if (!survey) throw appError('survey_not_found');
      if (!(await findResponse(behaviour, survey, params.id))) throw appError('response_not_found');
      await deleteTags(records, survey.id, params.id);
      await eraseAnswer(behaviour, survey.site, survey.id, params.id);
    }),
  };
}

const toResponse = ({ at, session_id, visitor_id, answers, attributes, ...row }: ResponseRow): SurveyResponse => ({
  ...row,
  created_at: iso(at),
  session_id: orNull(session_id),
  visitor_id: orNull(visitor_id),
  answers: JSON.parse(answers),
  attributes: JSON.parse(attributes),
});
