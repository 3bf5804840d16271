import { appError } from '../../errors/app-error.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { MeasureNumber } from '../segments/numbers.ts';
import { figuresOf } from './analytics/figures.ts';
import { stepRows } from './analytics/queries.ts';
import { selectFunnel } from './queries.ts';

/** The conversion of a funnel, by when its first step was done, for whoever watches it. */
export const funnelConversion =
  (behaviour: Behaviour, records: Records): MeasureNumber =>
  async ({ site, range, segment, interval, of }, signal) => {
    const definition = of === null ? undefined : await selectFunnel(records, of);
    if (definition?.site !== site.id) throw appError('funnel_not_found');
    const rows = await stepRows(behaviour, { definition, range, segment, interval }, signal);
    return figuresOf(definition, rows).trend.map(({ at, entered, converted }) => ({
      at: Date.parse(at),
      value: entered > 0 ? converted / entered : null,
      count: entered,
    }));
  };
