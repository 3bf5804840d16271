import { appError } from '../../../errors/app-error.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { MeasureNumber } from '../../segments/numbers.ts';
import { selectSurvey, selectVersions } from '../queries.ts';
import { askedQuestions } from './figures.ts';
import { trend } from './queries.ts';
import { isScored, scoreOf } from './score.ts';

/** The score of a question, `<survey>:<question>`, for whoever watches it. */
export const surveyScore =
  (behaviour: Behaviour, records: Records): MeasureNumber =>
  async ({ site, range, segment, of }, signal) => {
    const [survey = '', id = ''] = of?.split(':') ?? [];
    const [found, versions] = await Promise.all([
      selectSurvey(records, { site: site.id, id: survey }),
      selectVersions(records, survey),
    ]);
    if (!found) throw appError('survey_not_found');
    const type = askedQuestions(versions).find(({ question }) => question.id === id)?.question.type;
    if (type === undefined || !isScored(type)) throw appError('survey_not_found');
    const which = { asked: { site, range, segment }, survey };
    const rows = await trend(behaviour, which, { interval: 'day', question: id }, signal);
    return rows.map(({ at, numbers, counts }) => {
      const score = scoreOf(type, new Map(numbers.map((number, index) => [number, counts[index] ?? 0])));
      return { at, value: score?.value ?? null, count: counts.reduce((sum, count) => sum + count, 0) };
    });
  };
