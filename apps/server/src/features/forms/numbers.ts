import { appError } from '../../errors/app-error.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { MeasureNumber } from '../segments/numbers.ts';
import { findForm } from './find-form.ts';
import { formByDay } from './queries.ts';

/** The conversion of a form: of those who begin it, how many succeed. For whoever watches it. */
export const formConversion =
  (behaviour: Behaviour, records: Records): MeasureNumber =>
  async ({ site, range, segment, of }, signal) => {
    const definition = of === null ? undefined : await findForm({ behaviour, records }, of, [site.id]);
    if (!definition) throw appError('form_not_found');
    const one = { key: definition.key, success: definition.success, keepsQueries: site.settings.query_keys.length > 0 };
    const days = await formByDay(behaviour, { range, segment }, one, signal);
    return days.map(({ day, starts, successes }) => ({
      at: day,
      value: starts > 0 ? successes / starts : null,
      count: starts,
    }));
  };
